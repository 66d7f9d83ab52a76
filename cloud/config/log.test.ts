import { expect, test } from 'vitest'
import { openLog, type Log } from './log.ts'

function lines(write: (log: Log) => void): Record<string, unknown>[] {
  const out: string[] = []
  write(openLog('info', { write: (line) => out.push(line) }))
  return out.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('a line is JSON with its level as a word, the time, the fields of its log and its own', () => {
  const [line] = lines((log) => log.child({ requestId: 'r1' }).info({ order: 'o1' }, 'paid'))
  expect(line).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    requestId: 'r1',
    order: 'o1',
    msg: 'paid',
  })
})

test('quieter lines than asked for are not written', () => {
  expect(lines((log) => log.debug({}, 'detail'))).toEqual([])
})

test('secrets and addresses that were handed in by mistake are left out', () => {
  const [line] = lines((log) =>
    log.warn(
      { password: 'p', person: { email: 'zoe@example.test' }, shipTo: { line1: '12 Long Street' } },
      'oops',
    ),
  )
  expect(JSON.stringify(line)).not.toMatch(/zoe|Long Street|"p"/)
})

test('an error is told with its code and its cause, without the row that the database quotes', () => {
  const broken = Object.assign(new Error('duplicate key'), {
    code: '23505',
    table: 'users',
    detail: 'Key (email)=(zoe@example.test) already exists.',
  })
  const [line] = lines((log) => log.error({ err: new Error('sign-up failed', { cause: broken }) }, 'failed'))
  expect(line).toMatchObject({
    err: { message: 'sign-up failed', cause: { message: 'duplicate key', code: '23505', table: 'users' } },
  })
  expect(JSON.stringify(line)).not.toContain('zoe')
})
