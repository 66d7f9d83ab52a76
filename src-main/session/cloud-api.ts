import { createORPCClient, ORPCError } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { z } from 'zod'
import { cloudContract, type CloudClient } from '../../src-shared/cloud-contract/contract.ts'

export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>

/** The JSON API of a cloud as typed calls. `authorization` is the header's value. Throws what `explainFailure` explains. */
export function cloudApi(cloudUrl: string, fetch: Fetch, authorization: string | null): CloudClient {
  const link = new OpenAPILink(cloudContract, {
    url: `${cloudUrl.replace(/\/+$/, '')}/v1`,
    headers: () => (authorization === null ? {} : { authorization }),
    fetch: async (request, init) =>
      readable(
        await fetch(request, {
          ...init,
          signal: AbortSignal.any([request.signal, AbortSignal.timeout(20_000)]),
        }),
      ),
    customErrorResponseBodyDecoder: (body, response) => problemAsError(body, response.status),
  })
  return createORPCClient(link) as unknown as CloudClient
}

/** The link parses application/json alone and takes any other type for a file. */
function readable(response: Response): Response {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response
  const headers = new Headers(response.headers)
  headers.set('content-type', 'application/json')
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

const problem = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  code: z.string().optional(),
})

/** An answer in problem+json (RFC 9457): its words are for people, the last part of its type is for programs. */
function problemAsError(body: unknown, status: number): ORPCError<string, unknown> | null {
  const read = problem.safeParse(body)
  if (!read.success || (!read.data.title && !read.data.detail)) return null
  const { type, title, detail, code } = read.data
  const short = (code ?? type?.split(/[:/]/).at(-1) ?? '').toUpperCase().replaceAll('-', '_')
  return new ORPCError(short && short !== 'BLANK' ? short : `HTTP_${status}`, {
    status,
    message: detail ?? title ?? '',
    data: body,
  })
}

/** A call that did not work: a code for programs, a sentence for people. */
export interface Failure {
  readonly code: string
  readonly sentence: string
}

/** What a failed call means to the person who made it. Answers of the cloud are in its own words. */
export function explainFailure(error: unknown): Failure {
  if (error instanceof ORPCError) {
    if (error.status === 401)
      return { code: 'SIGN_IN', sentence: error.message || 'Sign in again with your password.' }
    if (error.status >= 500)
      return { code: error.code, sentence: 'The office has a fault of its own. Try again in a minute.' }
    if (error.status === 429)
      return { code: error.code, sentence: 'Too many attempts. Wait a minute, then try again.' }
    return { code: error.code, sentence: error.message }
  }
  return { code: 'OFFLINE', sentence: 'The office cannot be reached. Check the network, then try again.' }
}

export const isUnauthorized = (error: unknown): boolean => error instanceof ORPCError && error.status === 401
