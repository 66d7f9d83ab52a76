import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Asked } from '../parts/asked.tsx'
import { Dialog } from '../parts/dialog.tsx'
import form from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { useWorkNews } from './use-work-news.ts'
import css from './work.module.css'

/** Who each of many would go to, within what every maker has room for; then, row by row, what became of it. */
export function PlanDialog({ ids, onClose }: { ids: readonly string[]; onClose: (done: boolean) => void }) {
  const queries = useCloudQueries()
  const news = useWorkNews()
  const plan = useQuery({
    ...queries.makers.plan.queryOptions({ input: { fulfillmentIds: [...ids] } }),
    // What is agreed to is what is shown: it does not change under the pointer.
    staleTime: Infinity,
    gcTime: 0,
  })
  const assign = useMutation({ ...queries.makers.assignMany.mutationOptions(), onSuccess: () => news() })
  const given = (plan.data ?? []).flatMap(({ fulfillmentId, proposal, why }) =>
    proposal ? [{ fulfillmentId, makerId: proposal.makerId, reason: why }] : [],
  )
  const answers = new Map((assign.data ?? []).map((answer) => [answer.fulfillmentId as string, answer]))
  const done = assign.data !== undefined
  const failed = (assign.data ?? []).filter((answer) => !answer.ok).length
  return (
    <Dialog onClose={() => onClose(done)} title="Each to its best maker" size="lg">
      <div className={form['form']}>
        <p className={form['lead']} role="status">
          {done
            ? `${given.length - failed} assigned${failed > 0 ? `, ${failed} not` : ''}.`
            : plan.data
              ? `${given.length} of ${plan.data.length} find a maker who can make it and has room. What is due first chose first.`
              : 'Looking for the best maker of each.'}
        </p>
        <Asked query={plan} what="The plan" shape="rows">
          {(rows) => (
            <ul className={css['plan']} tabIndex={0} aria-label="The plan">
              {rows.map((row) => {
                const answer = answers.get(row.fulfillmentId)
                const no = answer ? !answer.ok : row.proposal === null
                return (
                  <li key={row.fulfillmentId} className={css['planned']} data-no={no} data-testid="planned">
                    <span className={css['number']}>{row.orderNumber}</span>
                    <span className={css['planThings']}>
                      <bdi>{row.things}</bdi>
                    </span>
                    <span className={css['planTo']}>
                      {answer && (
                        <Icon
                          name={answer.ok ? 'check' : 'cross'}
                          size={16}
                          label={answer.ok ? 'Done' : 'Not done'}
                        />
                      )}
                      {row.proposal ? <bdi>{row.proposal.name}</bdi> : 'Stays where it is'}
                    </span>
                    <span className={css['planWhy']}>{answer?.sentence ?? row.why}</span>
                  </li>
                )
              })}
            </ul>
          )}
        </Asked>
        <Trouble sentence={assign.error && sentenceOf(assign.error)} />
        <div className={form['buttons']}>
          {done ? (
            <Button onClick={() => onClose(true)} data-autofocus>
              Done
            </Button>
          ) : (
            <>
              <Button variant="default" onClick={() => onClose(false)}>
                Not now
              </Button>
              <Button
                disabled={given.length === 0}
                loading={assign.isPending}
                onClick={() => assign.mutate({ assignments: given })}
                data-autofocus
              >
                {given.length === 1 ? 'Assign 1' : `Assign ${given.length}`}
              </Button>
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}
