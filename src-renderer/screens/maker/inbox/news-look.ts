import type { NewsKind } from '../../../../src-shared/maker/news.ts'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Tone } from '../../../ui/state-badge.tsx'

interface NewsLook {
  readonly icon: IconName
  readonly tone: Tone
  /** What is told, as it is called where mails are chosen. */
  readonly word: string
}

export const NEWS_LOOK: Record<NewsKind, NewsLook> = {
  job_assigned: { icon: 'queue', tone: 'working', word: 'A new job' },
  job_withdrawn: { icon: 'route', tone: 'needs', word: 'A job is taken back' },
  job_cancelled: { icon: 'crossCircle', tone: 'stop', word: 'A job is cancelled' },
  job_changed: { icon: 'edit', tone: 'needs', word: 'A job has another address or date' },
  due_soon: { icon: 'clock', tone: 'needs', word: 'A job is due soon' },
  paid_out: { icon: 'money', tone: 'done', word: 'Money is on its way' },
  earning_reversed: { icon: 'money', tone: 'stop', word: 'An earning is taken back' },
  profile_paused: { icon: 'hold', tone: 'needs', word: 'New jobs are paused' },
  profile_suspended: { icon: 'lock', tone: 'stop', word: 'Work is suspended' },
  profile_active: { icon: 'play', tone: 'done', word: 'Jobs come again' },
}
