import { Button, FileButton, Progress, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import type { Arrival } from '../../../../src-shared/cloud-contract/desk.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { ArrivalsReport } from './arrivals-report.tsx'
import { trackingNumbersIn } from './tracking-numbers.ts'

const AT_ONCE = 50
const LARGEST_LIST = 2_000_000

/** A list of tracking numbers that were delivered: pasted, or a file of the carrier (S0.13). */
export function DeliveriesDialog({ onClose }: { onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [text, setText, forget] = useDraft('delivered parcels', '')
  const [results, setResults] = useState<readonly Arrival[]>([])
  const [phase, setPhase] = useState<'ready' | 'running' | 'done'>('ready')
  const [trouble, setTrouble] = useState<string | null>(null)
  const stopping = useRef(false)
  const numbers = trackingNumbersIn(text)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (numbers.length === 0 || phase === 'running') return
    stopping.current = false
    setTrouble(null)
    setPhase('running')
    let answered: readonly Arrival[] = []
    try {
      while (answered.length < numbers.length && !stopping.current) {
        const next = numbers.slice(answered.length, answered.length + AT_ONCE)
        answered = [
          ...answered,
          ...(await queries.desk.deliverParcels.call({ trackingNumbers: next })).results,
        ]
        setResults(answered)
      }
      if (answered.length === numbers.length) forget()
    } catch (error) {
      setTrouble(`${sentenceOf(error)} What is answered below is done; the list is kept.`)
    }
    setPhase('done')
    await cache.invalidateQueries({ queryKey: queries.orders.key() })
  }
  const close = (): void => {
    stopping.current = true
    onClose()
  }
  return (
    <Dialog title="These parcels were delivered" onClose={close} size="lg">
      <form className={css['form']} onSubmit={(event) => void submit(event)} aria-label="Delivered parcels">
        {phase === 'ready' ? (
          <>
            <Textarea
              label="Tracking numbers, one on each line"
              description="A carrier’s list with more columns will do: the number is found in each line."
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              rows={10}
              spellCheck={false}
              autoComplete="off"
              data-autofocus
            />
            <FileButton
              accept=".csv,.txt,text/csv,text/plain"
              onChange={(file) => {
                if (!file) return
                if (file.size > LARGEST_LIST) setTrouble('This file is too large to be a list of parcels.')
                else void file.text().then(setText)
              }}
            >
              {(props) => (
                <Button {...props} variant="default" size="compact-sm">
                  Open a list from a file
                </Button>
              )}
            </FileButton>
          </>
        ) : (
          <>
            <div role="status" data-testid="arrivals-progress">
              <Progress
                value={
                  (results.length / Math.max(1, phase === 'done' ? results.length : numbers.length)) * 100
                }
                aria-label="Parcels answered"
                size="lg"
                radius="sm"
              />
              <p className={css['lead']}>{results.length.toLocaleString('en')} parcels answered</p>
            </div>
            {phase === 'done' && <ArrivalsReport results={results} />}
          </>
        )}
        <Trouble sentence={trouble} />
        <div className={css['buttons']}>
          {phase === 'running' ? (
            <Button key="stop" variant="default" onClick={() => (stopping.current = true)} autoFocus>
              Stop
            </Button>
          ) : (
            <Button
              key={phase === 'done' ? 'done' : 'close'}
              variant="default"
              onClick={close}
              autoFocus={phase === 'done'}
            >
              {phase === 'done' ? 'Done' : 'Not now'}
            </Button>
          )}
          {phase === 'ready' && (
            <Button type="submit" disabled={numbers.length === 0}>
              {numbers.length === 0
                ? 'Mark delivered'
                : `Mark ${numbers.length.toLocaleString('en')} delivered`}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
