import { useEffect, useState } from 'react'
import { usePreferences } from './preferences.ts'

const NIGHT_FROM = 18
const NIGHT_TO = 6
const darkQuery = '(prefers-color-scheme: dark)'

const isNight = (): boolean => {
  const hour = new Date().getHours()
  return hour >= NIGHT_FROM || hour < NIGHT_TO
}

function useSystemDark(): boolean {
  const [dark, setDark] = useState(() => window.matchMedia(darkQuery).matches)
  useEffect(() => {
    const query = window.matchMedia(darkQuery)
    const listener = (event: MediaQueryListEvent): void => setDark(event.matches)
    query.addEventListener('change', listener)
    return () => query.removeEventListener('change', listener)
  }, [])
  return dark
}

function useNight(): boolean {
  const [night, setNight] = useState(isNight)
  useEffect(() => {
    const timer = setInterval(() => setNight(isNight()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return night
}

/** Light or dark, as the preferences want it now; sets the size of all text. */
export function useLook(): { scheme: 'light' | 'dark' } {
  const { look, textSize } = usePreferences()
  const systemDark = useSystemDark()
  const night = useNight()
  useEffect(() => {
    document.documentElement.dataset['textSize'] = textSize
  }, [textSize])
  if (look === 'light' || look === 'dark') return { scheme: look }
  return { scheme: (look === 'night' ? night : systemDark) ? 'dark' : 'light' }
}
