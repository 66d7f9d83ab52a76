/** Settings of the store and its templates. */
export const storeSettings = {}
