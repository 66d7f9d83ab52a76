import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { use } from 'react'
import type { InboxRow } from '../../../../src-shared/cloud-contract/inbox.ts'
import { sayNews } from '../../../../src-shared/maker/say-news.ts'
import { Happened } from '../../../ui/happened.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { sayWhen } from '../../../ui/say-when.ts'
import { NowContext } from '../../../ui/when.tsx'
import css from './inbox.module.css'
import { NEWS_LOOK } from './news-look.ts'

/** One thing that the maker was told, with the way to its job. */
export function NewsRow({ row, onRead }: { row: InboxRow; onRead: () => void }) {
  const now = use(NowContext) ?? Date.parse(row.at)
  const { title, text } = sayNews(row, (instant) => sayWhen(Date.parse(instant), now))
  const look = NEWS_LOOK[row.kind]
  const unread = row.readAt === null
  return (
    <li className={css['row']} data-unread={unread} data-testid="news">
      <span className={css['sign']} data-tone={look.tone}>
        <Icon name={look.icon} size={18} {...(unread && { label: 'Unread' })} />
      </span>
      <div className={css['words']}>
        <strong className={css['title']}>{title}</strong>
        {text && <p className={css['text']}>{text}</p>}
      </div>
      <span className={css['when']}>
        <Happened at={row.at} />
      </span>
      <span className={css['doors']}>
        {row.fulfillmentId && (
          <Button
            component={Link}
            to={`/jobs/${row.fulfillmentId}`}
            size="xs"
            variant="default"
            onClick={() => unread && onRead()}
          >
            Open the job
          </Button>
        )}
        {row.kind === 'paid_out' && (
          <Button component={Link} to="/earnings" size="xs" variant="default">
            Earnings
          </Button>
        )}
        {unread && (
          <Button size="xs" variant="subtle" aria-label={`Mark as read: ${title}`} onClick={onRead}>
            Read
          </Button>
        )}
      </span>
    </li>
  )
}
