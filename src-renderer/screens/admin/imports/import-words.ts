import type { ImportedOrderState, ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Tone } from '../../../ui/state-badge.tsx'

interface Look {
  readonly tone: Tone
  readonly icon: IconName
  readonly word: string
}

/** How far an import is. */
export const IMPORT_LOOK: Record<ImportView['state'], Look> = {
  uploading: { tone: 'working', icon: 'up', word: 'Uploading' },
  checking: { tone: 'working', icon: 'search', word: 'Being read' },
  checked: { tone: 'needs', icon: 'hand', word: 'Waits for you' },
  running: { tone: 'working', icon: 'working', word: 'Being made' },
  done: { tone: 'done', icon: 'checkCircle', word: 'Done' },
  failed: { tone: 'stop', icon: 'crossCircle', word: 'Not readable' },
  cancelled: { tone: 'waiting', icon: 'cross', word: 'Stopped' },
}

/** What became of an order of the file. */
export const ORDER_LOOK: Record<ImportedOrderState, Look> = {
  good: { tone: 'done', icon: 'check', word: 'Good' },
  unmatched: { tone: 'needs', icon: 'products', word: 'Wants an article' },
  bad: { tone: 'stop', icon: 'crossCircle', word: 'Has mistakes' },
  unwanted: { tone: 'waiting', icon: 'minus', word: 'Not to be made' },
  duplicate: { tone: 'waiting', icon: 'orders', word: 'Here already' },
  made: { tone: 'done', icon: 'checkCircle', word: 'Made' },
  failed: { tone: 'stop', icon: 'problem', word: 'Not made' },
}

export const FORMAT_NAMES: Record<NonNullable<ImportView['detected']>['format'], string> = {
  shopify: 'Shopify',
  woocommerce: 'WooCommerce',
  etsy: 'Etsy',
}

export const DELIMITER_NAMES = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab' } as const
export const ENCODING_NAMES = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16',
} as const
export const DECIMAL_NAMES = { '.': 'Point: 1,234.56', ',': 'Comma: 1.234,56' } as const
