import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SectionName } from '../../../../src-shared/cloud-contract/store-settings.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from '../parts/asked.tsx'
import { SECTION_PAGES } from './section-pages.tsx'
import { GROUPS, SECTION_WORDS } from './section-words.ts'
import css from './store.module.css'

/** Everything of the store that the office sets: who it is, tax, shipping, makers, papers and mails. */
export function StoreScreen() {
  const queries = useCloudQueries()
  const settings = useQuery(queries.storeSettings.read.queryOptions({ input: {} }))
  const [chosen, setChosen] = useState<SectionName>('store')
  const Section = SECTION_PAGES[chosen]
  return (
    <Page title="Store" body="fill">
      <div className={css['screen']}>
        <nav className={css['nav']} aria-label="Parts of the settings">
          {GROUPS.map(({ title, sections }) => (
            <div key={title} className={css['navGroup']}>
              <h2 className={css['navTitle']}>{title}</h2>
              {sections.map((name) => (
                <button
                  key={name}
                  type="button"
                  className={css['navEntry']}
                  aria-current={name === chosen ? 'page' : undefined}
                  onClick={() => setChosen(name)}
                >
                  <Icon name={SECTION_WORDS[name].icon} size={18} />
                  {SECTION_WORDS[name].title}
                </button>
              ))}
            </div>
          ))}
        </nav>
        <div key={chosen} className={css['page']}>
          <Asked query={settings} what="The settings" shape="page">
            {(read) => <Section settings={read} />}
          </Asked>
        </div>
      </div>
    </Page>
  )
}
