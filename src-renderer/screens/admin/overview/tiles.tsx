import { formatMoney } from '../../../../src-shared/money/money.ts'
import { OnTime } from './on-time.tsx'
import css from './overview.module.css'
import type { Overview } from './overview.ts'
import { StatTile } from './stat-tile.tsx'

/** What needs somebody: orders, makers, stations and money; each tile opens the list behind its number. */
export function Tiles({ overview }: { overview: Overview }) {
  const [money, ...otherMoney] = overview.moneyToPay
  return (
    <div className={css['tiles']}>
      <StatTile
        name="overdue"
        word="Overdue"
        count={overview.overdue}
        icon="late"
        tone="stop"
        none="Nothing is late"
        to="/orders"
        search={{ overdue: true }}
      />
      <StatTile
        name="atRisk"
        word="At risk today"
        count={overview.atRisk}
        unit={['due today, not packed', 'due today, not packed']}
        icon="waiting"
        tone="needs"
        none={overview.dueToday > 0 ? 'All packed' : 'Nothing more today'}
        to="/orders"
        search={{ atRisk: true }}
      />
      <StatTile
        name="failed"
        word="Failed"
        count={overview.failed}
        icon="problem"
        tone="stop"
        none="Nothing has failed"
        to="/orders"
        search={{ failed: true }}
      />
      <OnTime days={overview.shippedByDay} />
      <StatTile
        name="dueToday"
        word="Due today"
        count={overview.dueToday}
        icon="clock"
        tone="calm"
        none="Nothing more today"
        to="/orders"
        search={{ dueToday: true }}
      />
      <StatTile
        name="cannotMake"
        word="Can’t be made"
        count={overview.cannotMake}
        icon="hand"
        tone="stop"
        none="Nobody is stuck"
        to="/work"
        search={{ slice: 'cannot_make' }}
      />
      <StatTile
        name="stations"
        word="Stations offline"
        count={overview.stationsOffline}
        unit={['station', 'stations']}
        icon="cloudOff"
        tone="needs"
        none="All are heard of"
        to="/stations"
      />
      <StatTile
        name="money"
        word="Money to pay"
        count={money?.amount ?? 0}
        {...(money ? { shown: formatMoney(money.amount, money.currency) } : {})}
        unit={[saidMakers(overview, otherMoney), saidMakers(overview, otherMoney)]}
        icon="money"
        tone="calm"
        none="Nobody waits for money"
        to="/payouts"
      />
    </div>
  )
}

/** `3 makers`, and what is owed in other currencies. */
function saidMakers({ moneyToPay }: Overview, others: Overview['moneyToPay']): string {
  const makers = moneyToPay.reduce((sum, one) => sum + one.makers, 0)
  return [
    makers === 1 ? '1 maker' : `${makers} makers`,
    ...others.map(({ amount, currency }) => formatMoney(amount, currency)),
  ].join(' · ')
}
