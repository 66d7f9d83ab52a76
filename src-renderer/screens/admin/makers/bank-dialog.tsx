import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { MakerDetail } from '../../../../src-shared/cloud-contract/makers/profiles.ts'
import { bankDetails, type BankDetails } from '../../../../src-shared/maker/bank.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { useMakerNews } from './use-maker-news.ts'

const EMPTY: BankDetails = {
  accountHolder: '',
  bankName: '',
  branchCode: '',
  accountNumber: '',
  iban: '',
  bic: '',
}
const LABELS: readonly [keyof BankDetails, string][] = [
  ['accountHolder', 'Account holder'],
  ['bankName', 'Bank'],
  ['iban', 'IBAN'],
  ['bic', 'BIC'],
  ['accountNumber', 'Account number, without an IBAN'],
  ['branchCode', 'Branch code'],
]

/**
 * Where a maker's money goes. Always typed afresh: what is kept is not shown again but for its last four digits, and
 * what is typed here is kept nowhere else.
 */
export function BankDialog({ maker, onClose }: { maker: MakerDetail; onClose: () => void }) {
  const queries = useCloudQueries()
  const show = useMakerNews()
  const [bank, setBank] = useState(EMPTY)
  const [wrong, setWrong] = useState<Partial<Record<string, string>>>({})
  const save = useMutation({
    ...queries.makers.saveBank.mutationOptions(),
    onSuccess: (after) => {
      show(after)
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const read = bankDetails.safeParse(bank)
    setWrong(
      read.success
        ? {}
        : Object.fromEntries(read.error.issues.map((issue) => [String(issue.path[0]), issue.message])),
    )
    if (read.success) save.mutate({ id: maker.id, bank: read.data })
  }
  return (
    <Dialog onClose={onClose} title={`Bank details of ${maker.name}`}>
      <form className={css['form']} onSubmit={submit} aria-label="Bank details" noValidate>
        <p className={css['lead']}>
          {maker.bank
            ? `Now ${maker.bank.account}. What you enter replaces it for every payout from now on.`
            : 'Payouts go there from now on.'}
        </p>
        <div className={css['grid']}>
          {LABELS.map(([field, label]) => (
            <TextInput
              key={field}
              label={label}
              value={bank[field]}
              error={wrong[field]}
              onChange={(event) => setBank({ ...bank, [field]: event.currentTarget.value })}
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              data-autofocus={field === 'accountHolder' ? true : undefined}
            />
          ))}
        </div>
        <Trouble sentence={save.error && sentenceOf(save.error)} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
