import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { z } from 'zod'
import type { ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Trouble } from '../parts/trouble.tsx'
import css from './imports.module.css'

const orders = (count: number): string => (count === 1 ? '1 order' : `${count.toLocaleString('en')} orders`)

/** Makes all good orders: paid where they come from, and routed to their benches at once. */
export function RunForm({ view }: { view: ImportView }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [confirmationMails, setMails] = useState(false)
  const [fallbackEmail, setFallback] = useState(view.fallbackEmail)
  const run = useMutation({
    ...queries.imports.run.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.imports.key() }),
  })
  const { good, unmatched } = view.counts
  const valid = z.email().safeParse(fallbackEmail.trim()).success
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (valid) run.mutate({ id: view.id, confirmationMails, fallbackEmail: fallbackEmail.trim() })
  }
  return (
    <form className={css['form']} onSubmit={submit} aria-label="Make the orders" noValidate>
      <p className={css['soft']}>
        They come in as paid (no money is moved) and go to their benches at once.
        {unmatched > 0 && ` ${orders(unmatched)} stay behind until their articles have a match.`}
      </p>
      {view.detected?.format === 'etsy' && (
        <p className={css['soft']}>
          Etsy’s file has no total of an order: it is reckoned from articles, discount, shipping and tax.
        </p>
      )}
      <TextInput
        label="For orders without an e-mail address"
        description="Mails about them (shipped, delivered) go here."
        type="email"
        value={fallbackEmail}
        onChange={(event) => setFallback(event.currentTarget.value)}
        error={valid ? undefined : 'An address such as orders@example.org'}
        maxLength={254}
        spellCheck={false}
      />
      <Checkbox
        label="Send each customer a confirmation"
        description="They have one from the other shop already."
        checked={confirmationMails}
        onChange={(event) => setMails(event.currentTarget.checked)}
      />
      <Trouble sentence={run.error && sentenceOf(run.error)} />
      <Button type="submit" loading={run.isPending} disabled={good === 0} data-testid="run-import">
        {good === 0 ? 'No order can be made' : `Make ${orders(good)}`}
      </Button>
    </form>
  )
}
