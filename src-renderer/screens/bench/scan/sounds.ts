import { currentPreferences } from '../../../ui/preferences.ts'

/** What can be heard at the bench, each with its caption for those who cannot hear it. */
export const SOUNDS = {
  good: { caption: 'High tick: counted', notes: [{ hz: 1320, ms: 70 }] },
  complete: {
    caption: 'Rising pair: all packed',
    notes: [
      { hz: 988, ms: 80 },
      { hz: 1480, ms: 130 },
    ],
  },
  wrong: {
    caption: 'Two low tones: wrong item',
    notes: [
      { hz: 196, ms: 170 },
      { hz: 147, ms: 260 },
    ],
  },
  extra: {
    caption: 'Three short tones: one too many',
    notes: [
      { hz: 330, ms: 90 },
      { hz: 330, ms: 90 },
      { hz: 330, ms: 90 },
    ],
  },
  unknown: {
    caption: 'Falling buzz: unknown code',
    notes: [
      { hz: 260, ms: 110 },
      { hz: 208, ms: 110 },
      { hz: 165, ms: 180 },
    ],
  },
  blocked: { caption: 'Long low tone: not possible', notes: [{ hz: 130, ms: 420 }] },
} as const satisfies Record<string, { caption: string; notes: readonly { hz: number; ms: number }[] }>

export type Sound = keyof typeof SOUNDS

const GAP_MS = 35
const LOUDEST = 0.5
let context: AudioContext | null = null

/** Plays at once, as loud as the preferences say; silent where sounds are off or the machine has none. */
export function play(sound: Sound): void {
  const { sounds, volume } = currentPreferences()
  if (!sounds || volume === 0 || typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  void context.resume()
  const harsh = sound !== 'good' && sound !== 'complete'
  let at = context.currentTime
  for (const { hz, ms } of SOUNDS[sound].notes) {
    const tone = context.createOscillator()
    const gain = context.createGain()
    tone.type = harsh ? 'square' : 'sine'
    tone.frequency.value = hz
    const loud = (volume / 100) * LOUDEST * (harsh ? 0.4 : 1)
    const end = at + ms / 1000
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(loud, at + 0.004)
    gain.gain.setValueAtTime(loud, end - 0.015)
    gain.gain.linearRampToValueAtTime(0, end)
    tone.connect(gain).connect(context.destination)
    tone.start(at)
    tone.stop(end)
    at = end + GAP_MS / 1000
  }
}
