import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  draftKeyOf,
  findKeyByPassphrase,
  findKeyByPin,
  isMadeWith,
  PassphraseWrap,
  PinWrap,
  wrapUnderPassphrase,
  wrapUnderPin,
} from '../../../main/core/people/wraps.ts'
import { CHEAP } from './cheap.ts'

const KEY = randomBytes(32)
const OS_SECRET = randomBytes(32)
const LAN = { desk: '019ab000-0000-7000-8000-000000000001', login: 'lan' }
const MAI = { ...LAN, login: 'mai' }
const OTHER_DESK = { ...LAN, desk: '019ab000-0000-7000-8000-000000000002' }

/** Every copy of a text in which one hex digit is another one. */
function* withOneDigitChanged(hex: string): Generator<string> {
  for (let index = 0; index < hex.length; index += 1) {
    const digit = (Number.parseInt(hex.charAt(index), 16) ^ 1).toString(16)
    yield hex.slice(0, index) + digit + hex.slice(index + 1)
  }
}

describe('a key under a passphrase', () => {
  it('comes back with the passphrase, and with no other', async () => {
    const wrap = await wrapUnderPassphrase(KEY, LAN, 'mưa núi gạo trăng', CHEAP)
    expect(await findKeyByPassphrase(wrap, LAN, 'mưa núi gạo trăng')).toEqual(KEY)
    expect(await findKeyByPassphrase(wrap, LAN, 'mưa núi gạo trắng')).toBeUndefined()
    expect(await findKeyByPassphrase(wrap, LAN, '')).toBeUndefined()
  })

  it('works for no other officer and no other desk', async () => {
    const wrap = await wrapUnderPassphrase(KEY, LAN, 'mưa núi gạo trăng', CHEAP)
    expect(await findKeyByPassphrase(wrap, MAI, 'mưa núi gạo trăng')).toBeUndefined()
    expect(await findKeyByPassphrase(wrap, OTHER_DESK, 'mưa núi gạo trăng')).toBeUndefined()
  })

  it('shows nothing of the key and is different each time', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => wrapUnderPassphrase(KEY, LAN, 'mưa núi gạo trăng', CHEAP)))
    expect(JSON.stringify(one)).not.toContain(KEY.toString('hex').slice(0, 16))
    expect([one?.salt, one?.nonce, one?.sealed]).not.toContain(other?.salt)
    expect(one?.sealed).not.toBe(other?.sealed)
  })

  it('does not open once any digit of it was changed', async () => {
    const wrap = await wrapUnderPassphrase(KEY, LAN, 'mưa núi gạo trăng', CHEAP)
    for (const field of ['salt', 'nonce', 'sealed'] as const) {
      for (const changed of withOneDigitChanged(wrap[field])) {
        const damaged = PassphraseWrap.parse({ ...wrap, [field]: changed })
        expect(await findKeyByPassphrase(damaged, LAN, 'mưa núi gạo trăng')).toBeUndefined()
      }
    }
    const cheaper = { ...wrap, stretching: { ...CHEAP, passes: 2 } }
    expect(await findKeyByPassphrase(cheaper, LAN, 'mưa núi gạo trăng')).toBeUndefined()
  })

  it('has one way only to be written', () => {
    const digits = 'ab'.repeat(16)
    const wrap = { stretching: CHEAP, salt: digits, nonce: 'ab'.repeat(12), sealed: 'ab'.repeat(48) }
    expect(PassphraseWrap.safeParse(wrap).success).toBe(true)
    for (const salt of [digits.toUpperCase(), `${digits}\n`, digits.slice(2), `0x${digits.slice(2)}`]) {
      expect(PassphraseWrap.safeParse({ ...wrap, salt }).success).toBe(false)
    }
    expect(PassphraseWrap.safeParse({ ...wrap, stretching: { ...CHEAP, memoryKib: 8_000_000 } }).success).toBe(false)
  })
})

describe('a key under a PIN', () => {
  it('needs the PIN and the secret of the operating system', async () => {
    const wrap = await wrapUnderPin(KEY, LAN, '4826', OS_SECRET, CHEAP)
    expect(await findKeyByPin(wrap, LAN, '4826', OS_SECRET)).toEqual(KEY)
    expect(await findKeyByPin(wrap, LAN, '4827', OS_SECRET)).toBeUndefined()
    expect(await findKeyByPin(wrap, LAN, '4826', randomBytes(32))).toBeUndefined()
    expect(await findKeyByPin(wrap, MAI, '4826', OS_SECRET)).toBeUndefined()
  })

  it('is not opened as if the PIN were a passphrase', async () => {
    const { osMark: _osMark, ...wrap } = await wrapUnderPin(KEY, LAN, '4826', OS_SECRET, CHEAP)
    expect(await findKeyByPassphrase(wrap, LAN, '4826')).toBeUndefined()
  })

  it('tells a changed secret of the operating system from a wrong PIN', async () => {
    const wrap = await wrapUnderPin(KEY, LAN, '4826', OS_SECRET, CHEAP)
    expect(isMadeWith(wrap, OS_SECRET)).toBe(true)
    expect(isMadeWith(wrap, randomBytes(32))).toBe(false)
    expect(JSON.stringify(PinWrap.parse(wrap))).not.toContain(OS_SECRET.toString('hex').slice(0, 16))
  })
})

describe('the key of drafts', () => {
  it('is another for every officer, the same every day, and not the database key', () => {
    const lan = draftKeyOf(KEY, '019ab000-0000-7000-8000-00000000000a')
    expect(lan).toHaveLength(32)
    expect(draftKeyOf(KEY, '019ab000-0000-7000-8000-00000000000a')).toEqual(lan)
    expect(draftKeyOf(KEY, '019ab000-0000-7000-8000-00000000000b')).not.toEqual(lan)
    expect(Buffer.from(lan).equals(KEY)).toBe(false)
  })
})
