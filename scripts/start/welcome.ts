/** Who can sign in to the demo: the same people that `scripts/demo` makes. */
const people = [
  { role: 'operator', email: 'operator@packbench.example', password: 'pack-and-ship', pin: '1357' },
  { role: 'maker', email: 'maker@packbench.example', password: 'make-and-ship', pin: '2468' },
  { role: 'admin', email: 'admin@packbench.example', password: 'see-everything', pin: '9753' },
  { role: 'shopper', email: 'shopper@packbench.example', password: 'buy-a-poster', pin: '' },
]

/** The box that `npm start` prints when everything is up. */
export function welcome({ cloud, station, data }: { cloud: string; station: string; data: string }): string {
  const rows = [
    'Packbench is running. Ctrl+C ends it.',
    '',
    `Shop           ${cloud}/`,
    `Track a parcel ${cloud}/track`,
    `Sent mails     ${cloud}/mail`,
    `Station        ${station}`,
    '',
    'Sign in as     with password       PIN',
    ...people.map(({ email, password, pin }) =>
      `  ${email.padEnd(28)} ${password.padEnd(16)} ${pin}`.trimEnd(),
    ),
    '',
    `Everything it keeps is in ${data}`,
  ]
  return boxed(rows)
}

/** A frame around lines, as wide as the longest. */
export function boxed(rows: string[]): string {
  const width = Math.max(...rows.map((row) => row.length))
  const line = '─'.repeat(width + 2)
  return ['', `┌${line}┐`, ...rows.map((row) => `│ ${row.padEnd(width)} │`), `└${line}┘`, ''].join('\n')
}
