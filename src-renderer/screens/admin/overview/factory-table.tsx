import type { OrderFacets } from '../../../../src-shared/cloud-contract/order-filter.ts'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { FactoryCounts } from './overview.ts'
import css from './factory-table.module.css'

const COLUMNS = [
  ['submitted', 'Waiting at bench'],
  ['processing', 'In production'],
  ['held', 'On hold'],
  ['problems', 'Problems'],
  ['overdue', 'Overdue'],
  ['shippedToday', 'Shipped today'],
] as const satisfies readonly (readonly [keyof FactoryCounts, string])[]

/** The numbers that have a list of their own. */
const FILTERS: Partial<Record<keyof FactoryCounts, OrderFacets>> = {
  held: { held: true },
  problems: { problem: true },
  overdue: { overdue: true },
}

const LOUD: Partial<Record<keyof FactoryCounts, 'stop' | 'needs'>> = {
  held: 'needs',
  problems: 'needs',
  overdue: 'stop',
}

/** What lies at each factory; a name opens its orders, a number what it counts. */
export function FactoryTable({ factories }: { factories: readonly FactoryCounts[] }) {
  if (factories.length === 0) return <EmptyState icon="station" title="No factories yet" />
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          <th scope="col">Factory</th>
          {COLUMNS.map(([key, word]) => (
            <th key={key} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {factories.map((factory) => (
          <tr key={factory.factoryId} data-testid="factory-row">
            <th scope="row">
              <Link to="/orders" search={{ factoryId: [factory.factoryId] }}>
                <bdi>{factory.name}</bdi>
              </Link>
            </th>
            {COLUMNS.map(([key]) => (
              <td
                key={key}
                data-tone={factory[key] > 0 ? LOUD[key] : undefined}
                data-none={factory[key] === 0}
              >
                {factory[key] > 0 && FILTERS[key] ? (
                  <Link to="/orders" search={{ factoryId: [factory.factoryId], ...FILTERS[key] }}>
                    {factory[key].toLocaleString('en')}
                  </Link>
                ) : (
                  factory[key].toLocaleString('en')
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
