/**
 * The address a request comes from. Each trusted proxy appends the address it was called from to X-Forwarded-For,
 * so with `proxies` of them the caller is that many places from the right; what stands further left may be invented.
 */
export function callerAddress(headers: Headers, socketAddress: string | undefined, proxies: number): string {
  const peer = socketAddress ?? 'unknown'
  if (proxies === 0) return peer
  const told = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return told[told.length - proxies] ?? peer
}
