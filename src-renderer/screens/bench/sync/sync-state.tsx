import type { SyncSign } from '../../../../src-shared/station-contract/status.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { IconName } from '../../../ui/icons/shapes.ts'
import type { Tone } from '../../../ui/state-badge.tsx'
import { Happened } from '../../../ui/happened.tsx'
import css from './sync.module.css'

const WORDS: Record<SyncSign['state'], { title: string; text: string; tone: Tone; icon: IconName }> = {
  connecting: {
    title: 'Connecting to the office',
    text: 'Work goes on meanwhile.',
    tone: 'waiting',
    icon: 'sync',
  },
  online: {
    title: 'Connected to the office',
    text: 'What you do is sent at once.',
    tone: 'done',
    icon: 'checkCircle',
  },
  offline: {
    title: 'Working without the office',
    text: 'Everything is kept on this station and sent by itself when the network is back. Nothing is lost.',
    tone: 'needs',
    icon: 'cloudOff',
  },
  revoked: {
    title: 'This station was revoked',
    text: 'It sends and receives nothing any more. What was done here is kept; an admin can hand it in.',
    tone: 'stop',
    icon: 'lock',
  },
  outdated: {
    title: 'This version is too old',
    text: 'Install the newest version. What was done here is kept and sent afterwards.',
    tone: 'stop',
    icon: 'download',
  },
  stopped: { title: 'Sync has stopped', text: 'What was done here is kept.', tone: 'stop', icon: 'problem' },
}

/** How it stands with the office, in words and four figures. */
export function SyncState({ sync }: { sync: SyncSign }) {
  const words = WORDS[sync.state]
  return (
    <section className={css['state']} aria-label="State">
      <span className={css['medal']} data-tone={words.tone}>
        <Icon name={words.icon} size={30} />
      </span>
      <div className={css['stateWords']}>
        <h2>{words.title}</h2>
        <p>{sync.trouble ?? words.text}</p>
        {sync.bootstrap !== null && (
          <p>
            <progress
              className={css['bar']}
              max={1}
              value={sync.bootstrap}
              aria-label="Fetching the work of this factory"
            />{' '}
            {`Fetching the work of this factory: ${Math.floor(sync.bootstrap * 100)} %`}
          </p>
        )}
      </div>
      <dl className={css['figures']}>
        <div>
          <dt>Waiting</dt>
          <dd data-figures data-testid="sync-waiting">
            {sync.waiting}
          </dd>
        </div>
        <div>
          <dt>Last heard</dt>
          <dd>{sync.lastHeard ? <Happened at={sync.lastHeard} /> : 'not yet'}</dd>
        </div>
        <div>
          <dt>{sync.state === 'online' ? 'Online since' : 'Since'}</dt>
          <dd>
            <Happened at={sync.since} />
          </dd>
        </div>
        <div>
          <dt>Repairs</dt>
          <dd data-figures>{sync.repairs}</dd>
        </div>
      </dl>
    </section>
  )
}
