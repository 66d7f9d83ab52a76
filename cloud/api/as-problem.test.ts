import { ORPCError } from '@orpc/server'
import { HTTPException } from 'hono/http-exception'
import { expect, test } from 'vitest'
import { Problem, problemResponse } from '../problem.ts'
import { asProblem } from './as-problem.ts'

const withCode = (code: string): Error => Object.assign(new Error('from the database'), { code })

test.each([
  ['a refusal of ours', new Problem(409, 'taken', 'Taken.'), 409, 'taken'],
  [
    'a refusal inside the contract layer',
    new ORPCError('INTERNAL_SERVER_ERROR', { cause: new Problem(404, 'not_found', 'No.') }),
    404,
    'not_found',
  ],
  ['a body that is no JSON', new SyntaxError('Unexpected end'), 400, 'malformed'],
  ['what the router refuses', new HTTPException(405, { message: 'No' }), 405, 'http_405'],
  ['too many connections', withCode('53300'), 503, 'busy'],
  ['a database that is shutting down', withCode('57P01'), 503, 'busy'],
  ['a deadlock', withCode('40P01'), 503, 'busy'],
  ['a database that does not answer', withCode('ECONNREFUSED'), 503, 'busy'],
  ['a pool without a free connection', new Error('timeout exceeded when trying to connect'), 503, 'busy'],
  ['a statement that is wrong', withCode('42601'), 500, 'internal'],
  ['something that is no error', 'text', 500, 'internal'],
])('%s', (_name, error, status, code) => {
  expect(asProblem(error)).toMatchObject({ status, code })
})

test('a problem says when to come back, and closes a connection whose body was not read', async () => {
  const busy = problemResponse(asProblem(withCode('53300')), 'r1')
  expect(busy.headers.get('retry-after')).toBe('2')
  expect(await busy.json()).toEqual({
    type: 'urn:packbench:problem:busy',
    title: 'Not available right now',
    status: 503,
    detail: 'Too much is going on right now. Try again in a moment.',
    requestId: 'r1',
  })
  expect(
    problemResponse(new Problem(413, 'body_too_large', 'Too large.'), 'r2').headers.get('connection'),
  ).toBe('close')
})
