// Vite makes a program of each and answers its address; the linter reads the files themselves.
/* oxlint-disable import/default */
import pdfProgram from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url'
import modelProgram from './model/read-model-worker.ts?worker&url'

/** Programs that may run in a thread beside the window: files that it was built with, and nothing else. */
export const PROGRAMS = { model: modelProgram, pdf: pdfProgram } as const

interface ScriptPolicy {
  createScriptURL(url: string): string
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy
}

const allowed = new Set<string>(Object.values(PROGRAMS))
let policy: ScriptPolicy | null = null

/**
 * The one policy that the window's headers name (docs/decisions/011): a thread may be started from the
 * addresses above. Browsers without Trusted Types need none.
 */
function policyOf(): ScriptPolicy {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
  const rules = {
    createScriptURL(url: string): string {
      if (!allowed.has(url)) throw new TypeError(`Not a program of this window: ${url}`)
      return url
    },
  }
  policy ??= types ? types.createPolicy('packbench-worker', rules) : rules
  return policy
}

/** Starts one of the window's own programs in a thread of its own. */
export const startWorker = (program: keyof typeof PROGRAMS): Worker =>
  new Worker(policyOf().createScriptURL(PROGRAMS[program]), { type: 'module' })
