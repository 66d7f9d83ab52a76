import {
  fulfillmentEvent,
  fulfillmentState,
  lifecycle,
  STATE_WORDS,
} from '../../src-shared/fulfillment/lifecycle.ts'

/** docs/lifecycle.md, drawn from the table that station and cloud both follow. */
export function lifecyclePage(): string {
  const states = fulfillmentState.options
  const events = fulfillmentEvent.options
  const arrows = states.flatMap((state) =>
    events.flatMap((event) =>
      lifecycle[state][event] ? [`  ${state} --> ${lifecycle[state][event]}: ${event}`] : [],
    ),
  )
  const rows = states.map(
    (state) =>
      `| **${state}** (${STATE_WORDS[state]}) | ${events.map((event) => lifecycle[state][event] ?? '–').join(' | ')} |`,
  )
  return `# Life cycle of a fulfilment

Drawn from \`src-shared/fulfillment/lifecycle.ts\` by \`node scripts/docs/write.ts\`; a test holds the two equal. A dash means that the event is refused, by name. A hold (with its reason) and a problem are flags beside the state: a held fulfilment refuses start, pack, ship and complete.

\`\`\`mermaid
stateDiagram-v2
  [*] --> pending
${arrows.join('\n')}
\`\`\`

| state | ${events.join(' | ')} |
|${'---|'.repeat(events.length + 1)}
${rows.join('\n')}
`
}
