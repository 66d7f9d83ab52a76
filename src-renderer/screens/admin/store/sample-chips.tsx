import type { SampleOrder } from '../../../../src-shared/print/sample-orders.ts'
import { Chips } from '../../../ui/chips.tsx'

const SAMPLES: readonly { readonly value: SampleOrder; readonly label: string }[] = [
  { value: 'everyday', label: 'Everyday' },
  { value: 'long', label: 'Long names' },
  { value: 'german', label: 'German' },
  { value: 'arabic', label: 'Arabic' },
  { value: 'japanese', label: 'Japanese' },
  { value: 'twelve', label: '12 items' },
]

/** On which made-up order something is tried. */
export const SampleChips = ({
  value,
  onChange,
}: {
  value: SampleOrder
  onChange: (sample: SampleOrder) => void
}) => <Chips label="Tried on an order that is" chips={SAMPLES} value={value} onChange={onChange} />
