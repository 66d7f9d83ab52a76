import { useState } from 'react'
import { sentenceOf } from '../../../ui/error-state.tsx'

type Answer = { ok: true } | { ok: false; sentence: string }

interface Door {
  readonly busy: boolean
  /** Why the last try did not work; null after a new try or a success. */
  readonly refused: string | null
  /** Tries; answers whether it worked. */
  try(attempt: () => Promise<Answer>): Promise<boolean>
  forget(): void
}

/** One try after another at a door that may say no in a sentence. */
export function useDoor(): Door {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  return {
    busy,
    refused,
    forget: () => setRefused(null),
    async try(attempt) {
      setBusy(true)
      setRefused(null)
      try {
        const answer = await attempt()
        if (!answer.ok) setRefused(answer.sentence)
        return answer.ok
      } catch (error) {
        setRefused(sentenceOf(error))
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
