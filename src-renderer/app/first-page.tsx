import { Navigate } from '@tanstack/react-router'
import { usePerson } from '../station/status.ts'

/** Where a person starts: the office with its overview, the bench with its queue. */
export function FirstPage() {
  return <Navigate to={usePerson()?.role === 'admin' ? '/overview' : '/queue'} replace />
}
