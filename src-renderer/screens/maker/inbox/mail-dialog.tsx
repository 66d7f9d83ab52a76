import { Button, Checkbox, Modal } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newsKind } from '../../../../src-shared/maker/news.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { sentenceOf } from '../../../ui/error-state.tsx'
import { Asked } from '../../admin/parts/asked.tsx'
import dialogCss from '../../parts/reason-dialog.module.css'
import css from './inbox.module.css'
import { NEWS_LOOK } from './news-look.ts'

/** Which news come by mail too. Each tick is saved at once. */
export function MailDialog({ onClose }: { onClose: () => void }) {
  const queries = useCloudQueries()
  const cache = useQueryClient()
  const settings = useQuery(queries.inbox.settings.queryOptions())
  const save = useMutation(
    queries.inbox.saveSettings.mutationOptions({
      onSuccess: (saved) => cache.setQueryData(queries.inbox.settings.queryKey(), saved),
    }),
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title="What comes by mail too"
      classNames={{ title: dialogCss['title'] ?? '' }}
    >
      <p className={dialogCss['text']}>The inbox always has everything.</p>
      <Asked query={settings} what="The choice" shape="rows">
        {({ mail }) => (
          <div className={css['mails']} role="group" aria-label="Mails">
            {newsKind.options.map((kind) => (
              <Checkbox
                key={kind}
                label={NEWS_LOOK[kind].word}
                checked={mail[kind]}
                disabled={save.isPending}
                onChange={(event) => save.mutate({ mail: { ...mail, [kind]: event.currentTarget.checked } })}
              />
            ))}
          </div>
        )}
      </Asked>
      <p className={dialogCss['refused']} role="alert">
        {save.error && sentenceOf(save.error)}
      </p>
      <div className={dialogCss['foot']}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </div>
    </Modal>
  )
}
