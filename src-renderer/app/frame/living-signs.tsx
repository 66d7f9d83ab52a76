import { Link } from '@tanstack/react-router'
import type { StationStatus } from '../../../src-shared/station-contract/status.ts'
import { useNow } from '../../station/now.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { dueSign, printerSign, syncSign, type Sign } from './signs.ts'
import css from './living-signs.module.css'

function OneSign({
  sign,
  to,
  label,
}: {
  sign: Sign
  to: '/sync' | '/print' | '/queue' | '/jobs'
  label: string
}) {
  return (
    <Link
      to={to}
      className={css['sign']}
      data-tone={sign.tone}
      data-figures
      aria-label={`${label}: ${sign.words}`}
      data-testid={`sign-${label.toLowerCase()}`}
    >
      <Icon name={sign.icon} size={18} />
      <span>{sign.words}</span>
    </Link>
  )
}

/** Is it sent, does it print, how long is left. Each opens its page. */
export function LivingSigns({ status }: { status: StationStatus }) {
  const now = useNow(10_000)
  const due = dueSign(status.nextDue, now)
  return (
    <div className={css['signs']}>
      <OneSign sign={syncSign(status.sync)} to="/sync" label="Sync" />
      <OneSign sign={printerSign(status.printers)} to="/print" label="Printers" />
      <OneSign sign={due} to={status.person?.role === 'maker' ? '/jobs' : '/queue'} label="Due" />
    </div>
  )
}
