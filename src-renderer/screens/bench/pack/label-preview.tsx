import { useQuery } from '@tanstack/react-query'
import type { Fulfillment } from '../../../../src-shared/fulfillment/document.ts'
import { useStationQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import css from './ship-panel.module.css'

/** An SVG as the address of a picture: shown, but never part of the page, so nothing in it can run. */
const asPicture = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`

/** The shipping label as it will print. Give it a new key when the document changed. */
export function LabelPreview({ doc }: { doc: Fulfillment }) {
  const queries = useStationQueries()
  const input = {
    kind: 'shipping_label' as const,
    fulfillmentId: doc.id,
    subjectId: null,
    printerId: null,
    reason: null,
  }
  const preview = useQuery({ ...queries.printing.preview.queryOptions({ input }), staleTime: 0 })
  return (
    <div className={css['preview']}>
      {preview.data ? (
        <img src={asPicture(preview.data.svg)} alt={`Shipping label of ${doc.order.number}`} />
      ) : (
        <span className={css['noPreview']}>
          <Icon name="label" size={28} />
          The label appears here with the tracking number
        </span>
      )}
    </div>
  )
}
