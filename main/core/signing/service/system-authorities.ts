import tls from 'node:tls'

let known: readonly string[] | undefined

/**
 * The authorities that this system trusts, PEM: a local service's certificate is vouched for by one that its installation laid there. Undefined
 * where the runtime is too old to tell, which leaves Node's own list.
 */
export function systemAuthorities(): readonly string[] | undefined {
  if (!('getCACertificates' in tls)) return undefined
  known ??= [...tls.getCACertificates('default'), ...tls.getCACertificates('system')]
  return known
}
