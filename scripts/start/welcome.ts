import { DEMO_PASSWORD, DEMO_PEOPLE } from '../../cloud/demo/accounts.ts'

export interface Started {
  cloud: string
  station: string
  /** The folder of everything that is kept. */
  data: string
}

/** The box that `npm start` prints when everything is up. */
export function welcome({ cloud, station, data }: Started): string {
  return boxed([
    'Packbench is running. Ctrl+C ends it.',
    '',
    `Shop             ${cloud}/`,
    `Track a parcel   ${cloud}/track`,
    `Sent mails       ${cloud}/mail`,
    `Station          ${station}`,
    '',
    `Sign in at the station, everyone with the password ${DEMO_PASSWORD}`,
    ...DEMO_PEOPLE.map(({ name, email, role, pin }) => `  ${email.padEnd(20)} PIN ${pin}   ${name}, ${role}`),
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
