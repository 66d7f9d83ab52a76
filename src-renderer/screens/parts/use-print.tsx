import { useState, type ReactNode } from 'react'
import type { FulfillmentId, PrinterId } from '../../../src-shared/ids/ids.ts'
import type { PaperKind } from '../../../src-shared/station-contract/printing.ts'
import { useStation } from '../../station/station-context.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

export const PAPER_WORDS: Record<PaperKind, string> = {
  shipping_label: 'Shipping label',
  packing_slip: 'Packing slip',
  item_label: 'Item label',
  test_page: 'Test page',
}

interface Wanted {
  kind: PaperKind
  fulfillmentId: FulfillmentId | null
  subjectId: string | null
  /** Null takes the first choice of the station for this paper. */
  printerId?: PrinterId | null
}

interface Printing {
  /** Prints; where the paper exists already, asks for a reason first. */
  print(wanted: Wanted): Promise<void>
  /** To be put somewhere on the screen: the question for a reason while it is open. */
  dialog: ReactNode
}

/** Printing from any screen. `say` gets a sentence for the person. */
export function usePrint(say: (sentence: string, good: boolean) => void): Printing {
  const station = useStation()
  const [asking, setAsking] = useState<{ wanted: Wanted; sentence: string } | null>(null)
  const request = async (wanted: Wanted, reason: string | null): Promise<void> => {
    const result = await station.printing.print({ printerId: null, ...wanted, reason })
    if (result.ok) {
      const [first] = result.jobs
      say(
        first
          ? `${PAPER_WORDS[wanted.kind]} sent to ${first.printerName}.`
          : `${PAPER_WORDS[wanted.kind]} is printing.`,
        true,
      )
    } else if (result.why === 'needs_reason') setAsking({ wanted, sentence: result.sentence })
    else say(result.sentence, false)
  }
  return {
    print: (wanted) => request(wanted, null),
    dialog: asking && (
      <ReasonDialog
        title={`Print the ${PAPER_WORDS[asking.wanted.kind].toLowerCase()} again?`}
        text={asking.sentence}
        usual={['Smudged', 'Torn', 'Paper jam', 'Lost']}
        action="Print a copy"
        onClose={() => setAsking(null)}
        onDone={(reason) => {
          setAsking(null)
          void request(asking.wanted, reason)
        }}
      />
    ),
  }
}
