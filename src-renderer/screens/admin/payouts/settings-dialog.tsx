import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { PayoutSettings } from '../../../../src-shared/cloud-contract/payouts.ts'
import { bankDetails } from '../../../../src-shared/maker/bank.ts'
import { decimalAmount } from '../../../../src-shared/money/decimal.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { AmountInput } from '../parts/amount-input.tsx'
import { Asked } from '../parts/asked.tsx'
import { Dialog } from '../parts/dialog.tsx'
import css from '../parts/form.module.css'
import { readAmount } from '../parts/read-amount.ts'
import { Trouble } from '../parts/trouble.tsx'

/** From which sum on it takes two admins, and the account that payouts leave from. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const queries = useCloudQueries()
  const settings = useQuery(queries.payouts.settings.queryOptions())
  return (
    <Dialog onClose={onClose} title="Payout settings" size="lg">
      <Asked query={settings} what="The settings" shape="rows">
        {(found) => <SettingsForm settings={found} onClose={onClose} />}
      </Asked>
    </Dialog>
  )
}

const FIELDS = [
  ['accountHolder', 'Account holder'],
  ['bankName', 'Bank'],
  ['iban', 'IBAN'],
  ['bic', 'BIC'],
  ['accountNumber', 'Account number, without an IBAN'],
  ['branchCode', 'Branch code'],
] as const
type Field = (typeof FIELDS)[number][0]
const EMPTY: Record<Field, string> = {
  accountHolder: '',
  bankName: '',
  iban: '',
  bic: '',
  accountNumber: '',
  branchCode: '',
}

function SettingsForm({ settings, onClose }: { settings: PayoutSettings; onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const [threshold, setThreshold] = useState(decimalAmount(settings.threshold, settings.currency))
  const [bank, setBank] = useState<Record<Field, string>>(settings.account ?? EMPTY)
  const [wrong, setWrong] = useState<Partial<Record<Field | 'threshold', string>>>({})
  const save = useMutation({
    ...queries.payouts.saveSettings.mutationOptions(),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: queries.payouts.key() })
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const amount = readAmount(threshold, settings.currency)
    const isEmpty = Object.values(bank).every((text) => text.trim() === '')
    const read = isEmpty ? null : bankDetails.safeParse(bank)
    const found: typeof wrong = Object.fromEntries(
      (read?.error?.issues ?? []).map((issue) => [issue.path[0], issue.message]),
    )
    if (amount === null) found.threshold = 'An amount such as 5000'
    setWrong(found)
    if (amount !== null && Object.keys(found).length === 0)
      save.mutate({ threshold: amount, account: read?.data ?? null })
  }
  return (
    <form className={css['form']} onSubmit={submit} aria-label="Payout settings" noValidate>
      <AmountInput
        label="A batch of this much or more takes two admins"
        currency={settings.currency}
        value={threshold}
        onChange={setThreshold}
        error={wrong.threshold}
        autoFocus
      />
      <p className={css['lead']}>The account that payouts leave from. The bank file names it.</p>
      <div className={css['grid']}>
        {FIELDS.map(([name, label]) => (
          <TextInput
            key={name}
            label={label}
            value={bank[name]}
            error={wrong[name]}
            onChange={(event) => setBank({ ...bank, [name]: event.currentTarget.value })}
            maxLength={70}
            autoComplete="off"
            dir="auto"
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
  )
}
