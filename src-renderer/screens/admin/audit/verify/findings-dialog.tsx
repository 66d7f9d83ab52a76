import { Link } from '@tanstack/react-router'
import type { Verification } from '../../../../../src-shared/cloud-contract/audit.ts'
import { Dialog } from '../../parts/dialog.tsx'
import form from '../../parts/form.module.css'
import css from './verify.module.css'

/** The first of the places that do not hold, each with what differs and where to look. */
export function FindingsDialog({ run, onClose }: { run: Verification; onClose: () => void }) {
  const more = run.broken - run.findings.length
  return (
    <Dialog title="What does not hold" size="lg" onClose={onClose}>
      <p className={form['lead']}>
        Somebody with the rights of the database has touched the record. Keep a copy of the database as it is
        before anything else, and compare with the last backup.
      </p>
      <ol className={css['findings']}>
        {run.findings.map(({ sentence, orderId }) => (
          <li key={sentence}>
            <bdi>{sentence}</bdi>{' '}
            {orderId && (
              <Link to="/orders/$orderId" params={{ orderId }} className={css['link']}>
                Open the order
              </Link>
            )}
          </li>
        ))}
      </ol>
      {more > 0 && <p className={css['more']}>and {more.toLocaleString('en')} more</p>}
    </Dialog>
  )
}
