/** cloudContract.storeSettings. */
export const storeSettingsHandlers = {}
