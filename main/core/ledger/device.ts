import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { v7 } from 'uuid'
import type { Statement, Store } from '../store/index.ts'
import { toBytes, toText } from './identifiers.ts'

/** A machine in one of its lives: a desk restored from a backup goes on in a new epoch, with a chain of its own. */
export interface Device {
  /** How this database refers to it. */
  readonly number: number
  /** UUID. */
  readonly id: string
  readonly idBytes: Buffer
  readonly epoch: number
  /** Ed25519, the 32 raw bytes of RFC 8032. */
  readonly publicKey: Buffer
}

/** The end of a device's chain, signed by the device: what it vouches for when it hands events over. */
export interface SignedHead {
  readonly device: string
  readonly epoch: number
  /** 0 when the device has written nothing yet. */
  readonly sequence: number
  /** SHA-256 of the last event, 32 zero bytes when there is none. */
  readonly hash: Buffer
  /** Ed25519 signature, 64 bytes. */
  readonly signature: Buffer
}

const FIRST_EPOCH = 1

/** Above the numbers of all other machines; further epochs count up from here. */
const OWN_NUMBER = 4_096

const PUBLIC_KEY_BYTES = 32

/** What DER puts before the raw public key (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

const HEAD_MARK = Buffer.from('motcua-desk chain head 1\0')

/** What a device signs: a mark of the purpose, device, epoch, sequence (8 bytes each, big-endian), hash. */
const headMessage = ({ device, epoch, sequence, hash }: Omit<SignedHead, 'signature'>): Buffer => {
  const numbers = Buffer.alloc(16)
  numbers.writeBigUInt64BE(BigInt(epoch), 0)
  numbers.writeBigUInt64BE(BigInt(sequence), 8)
  return Buffer.concat([HEAD_MARK, toBytes(device), numbers, hash])
}

/** Signs the end of a chain with its device's private key. */
export const signHead = (head: Omit<SignedHead, 'signature'>, privateKey: KeyObject): SignedHead => ({
  ...head,
  signature: sign(null, headMessage(head), privateKey),
})

/** Whether a device signed this end of its chain; `publicKey` is the device's 32 raw bytes, certified at enrolment. */
export const verifyHead = (head: SignedHead, publicKey: Buffer): boolean => {
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
  return verify(null, headMessage(head), key, head.signature)
}

/** What a device signs of a statement: a mark of the purpose, so that no signature is good for anything else, then the text. */
const statementMessage = (purpose: string, text: string): Buffer => Buffer.from(`motcua-desk ${purpose} 1\0${text}`)

/** Signs a statement that a device makes for another one. */
export const signStatement = (purpose: string, text: string, privateKey: KeyObject): Buffer =>
  sign(null, statementMessage(purpose, text), privateKey)

/** Whether the holder of a key (32 raw bytes) signed this statement for this purpose. */
export const verifyStatement = (
  { purpose, text, signature }: { readonly purpose: string; readonly text: string; readonly signature: Buffer },
  publicKey: Buffer,
): boolean => {
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
  return verify(null, statementMessage(purpose, text), key, signature)
}

interface DeviceRow {
  readonly number: number
  readonly id: Buffer
  readonly epoch: number
  readonly public_key: Buffer
}

const toDevice = (row: DeviceRow): Device => ({
  number: row.number,
  id: toText(row.id),
  idBytes: row.id,
  epoch: row.epoch,
  publicKey: row.public_key,
})

/** The devices whose events this ledger keeps, and the one that it is itself. */
export class Devices {
  readonly #all: Statement<[], DeviceRow>
  readonly #one: Statement<[number], DeviceRow>
  readonly #privateKey: Statement<[], { readonly private_key: Buffer }>
  readonly #known = new Map<number, Device>()
  /** This desk. */
  readonly own: Device

  constructor(store: Store, nowMs: number) {
    this.#all = store.prepare('SELECT number, id, epoch, public_key FROM devices')
    this.#one = store.prepare('SELECT number, id, epoch, public_key FROM devices WHERE number = ?')
    this.#privateKey = store.prepare('SELECT private_key FROM own_device')
    const own = store.prepare<[], { device: number }>('SELECT device FROM own_device').find()
    this.own = this.get(own === undefined ? createOwn(store, nowMs) : own.device)
  }

  /** Every device, in no particular order. */
  all(): readonly Device[] {
    return this.#all.all().map(toDevice)
  }

  /** A device by the number that events refer to it with. */
  get(number: number): Device {
    const known = this.#known.get(number)
    if (known !== undefined) return known
    const row = this.#one.find(number)
    if (row === undefined) throw new Error(`No device has the number ${number}`)
    const device = toDevice(row)
    this.#known.set(number, device)
    return device
  }

  /** This desk's private key; it lies in the encrypted database and is read only when something is to be signed. */
  privateKey(): KeyObject {
    return createPrivateKey({ key: this.#privateKey.get().private_key, format: 'der', type: 'pkcs8' })
  }
}

const createOwn = (store: Store, nowMs: number): number => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const rawPublicKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-PUBLIC_KEY_BYTES)
  store.withinTransaction(() => {
    store
      .prepare<[number, Buffer, number, Buffer]>(
        'INSERT INTO devices (number, id, epoch, public_key) VALUES (?, ?, ?, ?)',
      )
      .run(OWN_NUMBER, toBytes(v7({ msecs: nowMs })), FIRST_EPOCH, rawPublicKey)
    store
      .prepare<[number, Buffer]>('INSERT INTO own_device (only, device, private_key) VALUES (1, ?, ?)')
      .run(OWN_NUMBER, privateKey.export({ format: 'der', type: 'pkcs8' }))
  })
  return OWN_NUMBER
}
