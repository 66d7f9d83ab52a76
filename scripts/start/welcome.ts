import { DEMO_PASSWORD, DEMO_PEOPLE } from '../../cloud/demo/accounts.ts'
import { DEMO_MAKERS } from '../../cloud/demo/makers.ts'

export interface Started {
  cloud: string
  station: string
  /** The station of the first maker, in a workshop of their own. */
  workshop: string
  /** The folder of everything that is kept. */
  data: string
}

/** The box that `npm start` prints when everything is up. */
export function welcome({ cloud, station, workshop, data }: Started): string {
  return boxed([
    'Packbench is running. Ctrl+C ends it.',
    '',
    `Shop             ${cloud}/`,
    `Track a parcel   ${cloud}/track`,
    `Sent mails       ${cloud}/mail`,
    `Station          ${station}`,
    `Maker’s station  ${workshop}`,
    '',
    `Sign in at the station, everyone with the password ${DEMO_PASSWORD}`,
    ...DEMO_PEOPLE.map(({ name, email, role, pin }) => `  ${email.padEnd(20)} PIN ${pin}   ${name}, ${role}`),
    '',
    'Makers sign in with the same password; the first one at the maker’s station',
    ...DEMO_MAKERS.map(({ name, email, pin }) => `  ${email.padEnd(20)} PIN ${pin}   ${name}`),
    '',
    `Everything it keeps is in ${data}`,
  ])
}

/** A frame around lines, as wide as the longest. */
export function boxed(rows: string[]): string {
  const width = Math.max(...rows.map((row) => row.length))
  const line = '─'.repeat(width + 2)
  return ['', `┌${line}┐`, ...rows.map((row) => `│ ${row.padEnd(width)} │`), `└${line}┘`, ''].join('\n')
}
