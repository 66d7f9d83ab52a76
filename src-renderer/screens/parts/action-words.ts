/** What a mutation is called on screen. */
const WORDS: Record<string, string> = {
  'fulfillment.start': 'Start',
  'fulfillment.pack': 'Pack a piece',
  'fulfillment.reopen': 'Start packing over',
  'fulfillment.hold': 'Put on hold',
  'fulfillment.release': 'Release',
  'fulfillment.problem': 'Report a problem',
  'fulfillment.solve': 'Solve the problem',
  'fulfillment.note': 'Add a note',
  'fulfillment.ship': 'Ship',
  'fulfillment.addParcel': 'Add a parcel',
  'fulfillment.complete': 'Complete',
  'fulfillment.photo': 'Add a photo',
}

/** An action by its mutation's name, in words. */
export const actionWords = (name: string): string => WORDS[name] ?? name.replace('fulfillment.', '')
