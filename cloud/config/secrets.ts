import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from './config.ts'

const secrets = z.object({
  tokenSecret: z.string().min(32),
  testPaymentSecret: z.string().startsWith('whsec_'),
})
export type Secrets = z.infer<typeof secrets>

/**
 * The secrets of this cloud: from the environment, else from `secrets.json` in the data folder, which is made on first use
 * and readable by its owner only. Throws when that file is damaged.
 */
export function loadSecrets(config: Config, random: (bytes: number) => Uint8Array): Secrets {
  const { tokenSecret, testPaymentSecret } = config
  if (tokenSecret && testPaymentSecret) return { tokenSecret, testPaymentSecret }
  const kept = keptIn(config.dataDir, random)
  return {
    tokenSecret: tokenSecret ?? kept.tokenSecret,
    testPaymentSecret: testPaymentSecret ?? kept.testPaymentSecret,
  }
}

function keptIn(folder: string, random: (bytes: number) => Uint8Array): Secrets {
  const file = join(folder, 'secrets.json')
  const base64 = (bytes: number): string => Buffer.from(random(bytes)).toString('base64')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(
    draft,
    JSON.stringify({ tokenSecret: base64(48), testPaymentSecret: `whsec_${base64(32)}` }),
    { mode: 0o600 },
  )
  try {
    // Linking fails when another process was first; then its secrets are everyone's.
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  try {
    return secrets.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Error(
      `The cloud cannot start: ${file} is damaged. Put it back from a copy, or remove it (everyone signs in again).`,
      { cause: error },
    )
  }
}
