import { DeskError, type ErrorCode } from '../../shared/errors.ts'

/** What the failures of electron-updater and of the system mean for people; everything else that ends a download is the line. */
const MEANINGS: Readonly<Record<string, ErrorCode>> = {
  ERR_CHECKSUM_MISMATCH: 'update.damaged',
  ERR_UPDATER_INVALID_SIGNATURE: 'update.damaged',
  ERR_UPDATER_OLD_FILE_NOT_FOUND: 'update.not-installable',
  ENOSPC: 'store.disk-full',
  EDQUOT: 'store.disk-full',
  EACCES: 'store.read-only',
  EPERM: 'store.read-only',
  EROFS: 'store.read-only',
}

/** A failed download as an error of the desk. */
export function asUpdateError(failure: unknown): DeskError {
  if (failure instanceof DeskError) return failure
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
  return new DeskError(MEANINGS[code] ?? 'update.unreachable', {}, { cause: failure })
}
