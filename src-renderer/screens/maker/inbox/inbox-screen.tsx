import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Asked } from '../../admin/parts/asked.tsx'
import { FocusBack } from '../parts/focus-back.tsx'
import { MailDialog } from './mail-dialog.tsx'
import { NewsRow } from './news-row.tsx'
import css from './inbox.module.css'
import { useMarkRead } from './use-mark-read.ts'

const PAGE = 50

/** What the office tells this maker, newest first. */
export function InboxScreen() {
  const queries = useCloudQueries()
  const markRead = useMarkRead()
  const [mail, setMail] = useState(false)
  const news = useInfiniteQuery(
    queries.inbox.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const unread = news.data?.pages[0]?.unread ?? 0
  return (
    <Page
      title="Inbox"
      aside={unread > 0 && <span data-figures>{`${unread} unread`}</span>}
      actions={
        <>
          <Button variant="default" size="sm" disabled={unread === 0} onClick={() => markRead(null)}>
            Mark all as read
          </Button>
          <Button variant="default" size="sm" onClick={() => setMail(true)}>
            Mails
          </Button>
        </>
      }
    >
      <Asked query={news} what="The inbox" shape="rows">
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          if (rows.length === 0)
            return (
              <EmptyState icon="mail" title="Nothing was said yet">
                New jobs, changes of them and payments are told here.
              </EmptyState>
            )
          return (
            <Panel flush>
              <ul className={css['list']} aria-label="News">
                {rows.map((row) => (
                  <NewsRow key={row.id} row={row} onRead={() => markRead([row.id])} />
                ))}
              </ul>
              {news.hasNextPage && (
                <div className={css['older']}>
                  <Button
                    variant="subtle"
                    size="sm"
                    loading={news.isFetchingNextPage}
                    onClick={() => void news.fetchNextPage()}
                  >
                    Show older ones
                  </Button>
                </div>
              )}
            </Panel>
          )
        }}
      </Asked>
      {mail && <FocusBack />}
      {mail && <MailDialog onClose={() => setMail(false)} />}
    </Page>
  )
}
