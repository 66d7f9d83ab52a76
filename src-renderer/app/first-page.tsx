import { Navigate } from '@tanstack/react-router'
import { usePerson } from '../station/status.ts'

/** Where a person starts: the office with its overview, the maker with their jobs, the bench with its queue. */
export function FirstPage() {
  const role = usePerson()?.role
  return <Navigate to={role === 'admin' ? '/overview' : role === 'maker' ? '/jobs' : '/queue'} replace />
}
