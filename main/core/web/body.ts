import type { IncomingMessage } from 'node:http'

/** More came, or was announced, than is taken. */
export class TooMuchError extends Error {
  constructor() {
    super('More came than is taken')
    this.name = 'TooMuchError'
  }
}

/**
 * The body of a question or an answer. What is longer than allowed is not read on; its line is the caller's to end.
 * @param onPart told how much of it came, 0 to 1, where its length is known
 * @throws TooMuchError; what the line throws when it breaks off
 */
export async function readBody(
  message: IncomingMessage,
  mostBytes: number,
  onPart?: (part: number) => void,
): Promise<Buffer> {
  const length = Number(message.headers['content-length'] ?? 0)
  if (length > mostBytes) throw new TooMuchError()
  const pieces: Buffer[] = []
  let bytes = 0
  // A body that breaks off throws here: the length or the last chunk is missing.
  for await (const piece of message) {
    if (!Buffer.isBuffer(piece)) continue
    bytes += piece.length
    if (bytes > mostBytes) throw new TooMuchError()
    pieces.push(piece)
    if (length > 0) onPart?.(Math.min(1, bytes / length))
  }
  return Buffer.concat(pieces, bytes)
}
