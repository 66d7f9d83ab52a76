import type { ShippedDay } from './overview.ts'
import css from './parcels-per-day.module.css'

const WIDTH = 600
const HEIGHT = 150
const GAP = 4

const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const say = (day: string): string => dayMonth.format(Date.parse(day))

/** A bar a day: how many parcels left, the part that left late on top of it. */
export function ParcelsPerDay({ days }: { days: readonly ShippedDay[] }) {
  const most = Math.max(4, ...days.map((day) => day.parcels))
  const step = WIDTH / Math.max(1, days.length)
  const total = days.reduce((sum, day) => sum + day.parcels, 0)
  const high = (parcels: number): number => (parcels / most) * HEIGHT
  const summary = `${total.toLocaleString('en')} parcels in ${days.length} days, ${Math.round(total / Math.max(1, days.length))} a day, at most ${Math.max(0, ...days.map((day) => day.parcels))}`
  return (
    <figure className={css['figure']}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
        className={css['chart']}
      >
        {[0.25, 0.5, 0.75].map((part) => (
          <line key={part} x1={0} x2={WIDTH} y1={HEIGHT * part} y2={HEIGHT * part} className={css['grid']} />
        ))}
        {days.map((day, at) => {
          const late = Math.max(0, day.parcels - day.onTime)
          return (
            <g key={day.day}>
              <title>{`${say(day.day)}: ${day.parcels} parcels, ${late} late`}</title>
              <rect x={at * step} y={0} width={step} height={HEIGHT} className={css['hover']} />
              <rect
                x={at * step + GAP / 2}
                y={HEIGHT - high(day.onTime)}
                width={step - GAP}
                height={high(day.onTime)}
                className={css['onTime']}
              />
              <rect
                x={at * step + GAP / 2}
                y={HEIGHT - high(day.onTime) - high(late)}
                width={step - GAP}
                height={high(late)}
                className={css['late']}
              />
            </g>
          )
        })}
      </svg>
      <figcaption className={css['caption']}>
        <span>{days[0] && say(days[0].day)}</span>
        <span className={css['key']}>
          <span data-of="onTime" /> on time <span data-of="late" /> late
        </span>
        <span>{days.at(-1) && say(days.at(-1)!.day)}</span>
      </figcaption>
      <p className={css['sum']}>{summary}.</p>
    </figure>
  )
}
