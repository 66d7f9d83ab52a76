export type LogLevel = 'error' | 'warn' | 'info' | 'debug'
export type StationLog = (level: LogLevel, message: string, detail?: Record<string, unknown>) => void

/** Structured lines on standard error: ERROR wants a person, WARN heals, INFO is a change. Never secrets or addresses. */
export const logToStderr: StationLog = (level, message, detail = {}) => {
  if (level !== 'debug')
    process.stderr.write(
      `${JSON.stringify({ level, at: new Date().toISOString(), room: 'station', message, ...detail })}\n`,
    )
}
