import css from './on-time.module.css'
import { shareOnTime, type ShippedDay } from './overview.ts'

const percent = new Intl.NumberFormat('en', { style: 'percent' })

/** How many parcels left in time, as a number and a bar. */
export function OnTime({ days }: { days: readonly ShippedDay[] }) {
  const share = shareOnTime(days)
  return (
    <section className={css['onTime']} aria-label="On time">
      <span className={css['word']}>On time, last {days.length} days</span>
      <span className={css['share']}>{share === null ? '–' : percent.format(share)}</span>
      <span className={css['bar']} aria-hidden="true">
        <span className={css['filled']} style={{ width: `${(share ?? 0) * 100}%` }} />
      </span>
    </section>
  )
}
