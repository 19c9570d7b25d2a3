import { z } from 'zod'
import { DeskError } from '../../../../shared/errors.ts'
import type { SigningKind } from '../../../../shared/signing/index.ts'
import { readServiceAddress } from './address.ts'
import { openExchange } from './exchange.ts'
import { askService } from './question.ts'

/** What the service is asked for, by the kind of signing; names as public integrations of it write them. Unverified against the program itself. */
const ACTIONS: Readonly<Record<SigningKind, string>> = {
  approval: 'SignApproved',
  digitized: 'SignApproved',
  issue: 'SignIssued',
  copy: 'SignCopy',
  'copy-of-copy': 'SignCopy',
  excerpt: 'SignCopy',
  attachment: 'SignAppendix',
  incoming: 'SignIncome',
}

/** A person chooses certificate and place and types a PIN; longer than this nobody sits before a window. */
const PATIENCE_MS = 10 * 60_000

/** How the service says that something is done; it may tell more. `Status` 0 is success. */
const Reply = z.looseObject({
  Status: z.union([
    z.number().int(),
    z
      .string()
      .regex(/^-?\d{1,9}$/)
      .transform(Number),
  ]),
  Message: z.string().nullish(),
})

export interface ServiceWish {
  readonly pdf: Buffer
  readonly kind: SigningKind
  /** Number and notation of the document, where it has one. */
  readonly documentNumber: string
  /** Ends the waiting; what the service's window does then is its own affair, and nothing of it is taken any more. */
  readonly signal: AbortSignal
  /** Milliseconds; for tests. */
  readonly patienceMs?: number
}

/**
 * Has a file signed by the local signing service (the one that government offices have installed; its protocol as public integrations show
 * it): it is told two addresses of this desk, gets the file at one, and gives the signed file back at the other.
 * @param address as the settings have it
 * @returns what came back, not yet looked at
 * @throws DeskError signing.service-address, signing.service-missing, signing.service-not-trusted, signing.service-silent,
 *   signing.service-stopped, signing.service-failed, signing.service-refused with the service's own number, for instance
 *   when somebody closed its window
 */
export async function signByService(address: string, wish: ServiceWish): Promise<Buffer> {
  const { pdf, kind, documentNumber, signal, patienceMs = PATIENCE_MS } = wish
  const service = readServiceAddress(address)
  if (signal.aborted) throw new DeskError('signing.service-stopped')
  const exchange = await openExchange(pdf)
  try {
    const answer = await askService({
      address: service,
      action: ACTIONS[kind],
      text: JSON.stringify({
        FileUploadHandler: exchange.uploadAddress,
        SessionId: '',
        JWTToken: '',
        FileName: exchange.fileAddress,
        DocNumber: documentNumber,
        IssuedDate: '',
        MetaData: [],
      }),
      milliseconds: patienceMs,
      signal,
      origin: exchange.origin,
    })
    const { Status: status } = readReply(answer)
    if (status !== 0) throw new DeskError('signing.service-refused', { status })
    const received = exchange.received()
    if (received === undefined) throw new DeskError('signing.service-failed')
    return received
  } finally {
    exchange.close()
  }
}

function readReply(text: string): z.output<typeof Reply> {
  try {
    return Reply.parse(JSON.parse(text))
  } catch (cause) {
    throw new DeskError('signing.service-failed', {}, { cause })
  }
}
