import { Checkbox, Radio } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { HeldJob, MakerDetail } from '../../../../src-shared/cloud-contract/makers/profiles.ts'
import type { EarningDecision } from '../../../../src-shared/cloud-contract/makers/assignment.ts'
import type { MakerStatus } from '../../../../src-shared/maker/profile.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import css from './status-dialog.module.css'
import { useMakerNews } from './use-maker-news.ts'

const WORDS: Record<MakerStatus, { title: string; action: string; lead: string; often: readonly string[] }> =
  {
    active: {
      title: 'Take up again',
      action: 'Take up again',
      lead: 'They are proposed for new jobs from now on, and are told so.',
      often: ['Back again', 'Talked it over', 'Checked'],
    },
    paused: {
      title: 'Pause',
      action: 'Pause',
      lead: 'They get no new jobs. What they have stays with them, unless you take it back here.',
      often: ['Holidays', 'Machine is down', 'Asked for a pause'],
    },
    suspended: {
      title: 'Suspend',
      action: 'Suspend',
      lead: 'They get no jobs, and everything leaves their station at its next contact. What you do not take back waits there for the suspension to end.',
      often: ['Quality', 'Late too often', 'Cannot be reached'],
    },
  }

/** Changes how a maker stands, with a reason that they are told, and says what becomes of the jobs they have. */
export function StatusDialog({
  maker,
  status,
  onClose,
}: {
  maker: MakerDetail
  status: MakerStatus
  onClose: () => void
}) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const show = useMakerNews()
  const { jobs } = maker
  const [reason, setReason] = useState('')
  const [back, setBack] = useState<readonly string[]>(() =>
    status === 'suspended' ? jobs.map((job) => job.fulfillmentId) : [],
  )
  const [earning, setEarning] = useState<EarningDecision | null>(null)
  const started = jobs.some((job) => job.status === 'in_production' && back.includes(job.fulfillmentId))
  const change = useMutation({
    async mutationFn() {
      await queries.makers.setStatus.call({ id: maker.id, status, reason })
      const stuck: string[] = []
      for (const job of jobs.filter((one) => back.includes(one.fulfillmentId)))
        await queries.makers.withdraw
          .call({
            fulfillmentId: job.fulfillmentId,
            reason,
            earning: job.status === 'in_production' ? earning : null,
          })
          .catch((error: unknown) => stuck.push(`${job.orderNumber}: ${sentenceOf(error)}`))
      const after = await queries.makers.get.call({ id: maker.id })
      show(after)
      void cache.invalidateQueries({ queryKey: queries.orders.key() })
      if (stuck.length > 0) throw new Error(`The status is changed. Not taken back: ${stuck.join(' ')}`)
    },
    onSuccess: onClose,
  })
  const words = WORDS[status]
  return (
    <ReasonDialog
      title={`${words.title}: ${maker.name}`}
      lead={words.lead}
      reason={reason}
      onReason={setReason}
      often={words.often}
      action={back.length > 0 ? `${words.action} and take back ${sayJobs(back.length)}` : words.action}
      keep="Leave it as it is"
      danger={status === 'suspended'}
      ready={!started || earning !== null}
      busy={change.isPending}
      trouble={change.error && sentenceOf(change.error)}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      {status !== 'active' && jobs.length > 0 && <JobsBack jobs={jobs} value={back} onChange={setBack} />}
      {started && (
        <Radio.Group
          label="Some are in production. What of their earnings?"
          withAsterisk
          value={earning}
          onChange={(value) => setEarning(value)}
        >
          <div className={css['choices']}>
            <Radio value="keep" label="The maker keeps them" />
            <Radio value="reverse" label="They are taken back" />
          </div>
        </Radio.Group>
      )}
    </ReasonDialog>
  )
}

const sayJobs = (count: number): string => (count === 1 ? '1 job' : `${count} jobs`)

/** The jobs that the maker has, each to be taken back or left. */
function JobsBack({
  jobs,
  value,
  onChange,
}: {
  jobs: readonly HeldJob[]
  value: readonly string[]
  onChange: (ids: readonly string[]) => void
}) {
  const all = value.length === jobs.length
  return (
    <fieldset className={css['set']}>
      <legend className={css['legend']}>Take back of {sayJobs(jobs.length)}</legend>
      <Checkbox
        label="All of them"
        checked={all}
        indeterminate={value.length > 0 && !all}
        onChange={() => onChange(all ? [] : jobs.map((job) => job.fulfillmentId))}
      />
      <div className={css['jobs']}>
        {jobs.map((job) => (
          <Checkbox
            key={job.fulfillmentId}
            label={`${job.orderNumber}, ${job.things}`}
            description={job.status === 'in_production' ? 'In production' : 'Not started'}
            checked={value.includes(job.fulfillmentId)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...value, job.fulfillmentId]
                  : value.filter((id) => id !== job.fulfillmentId),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
