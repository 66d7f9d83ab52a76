import { Link } from '@tanstack/react-router'
import type { BulkResult } from '../../../../src-shared/cloud-contract/desk.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import css from './bulk-report.module.css'

/** What became of many orders: how many were done, and each that was refused by its number and why. */
export function BulkReport({ results, word }: { results: readonly BulkResult[]; word: string }) {
  const refused = results.filter((result) => !result.done)
  const done = results.length - refused.length
  return (
    <div className={css['report']} data-testid="bulk-report">
      <p className={css['done']}>
        <Icon name="checkCircle" size={18} />
        {done.toLocaleString('en')} {word}
      </p>
      {refused.length > 0 && (
        <>
          <p className={css['refused']}>
            <Icon name="crossCircle" size={18} />
            {refused.length.toLocaleString('en')} refused
          </p>
          <ul className={css['list']} tabIndex={0} aria-label="Refused orders">
            {refused.map((result) => (
              <li key={result.id} className={css['item']}>
                {result.number ? (
                  <Link to="/orders/$orderId" params={{ orderId: result.id }}>
                    {result.number}
                  </Link>
                ) : (
                  'Unknown order'
                )}
                <span>{result.sentence}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
