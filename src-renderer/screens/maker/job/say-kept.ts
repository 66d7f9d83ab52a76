import { useStatus } from '../../../station/status.ts'

/** What is said after each action: that it is safe here, and when the office will know. */
export function useSayKept(): (done: string) => string {
  const state = useStatus()?.sync.state
  return (done) =>
    state === 'online'
      ? `${done} It is kept here and on its way to the office.`
      : `${done} It is kept on this machine, and sent when the office can be reached.`
}
