import type { PinState } from '../../../../../shared/signing/index.ts'
import type { TokenGlance, TokenMechanism } from '../protocol.ts'
import { layoutOf, readUlong, StructureReader } from './abi.ts'
import { CallFailure, CKR } from './codes.ts'
import { CKF, CKM } from './constants.ts'
import type { ModuleFunctions, UsedFunction } from './functions.ts'
import { copyOf, type NativeMemory, withMemory } from './memory.ts'
import { STRUCTURES } from './structures.ts'

/** A token and where it is at this moment; the slot is nothing to know it by. */
export interface TokenInSlot extends TokenGlance {
  readonly slot: bigint
}

/** Tokens that are plugged in and initialised. A slot that cannot be read is as good as empty. */
export async function tokensInSlots(functions: ModuleFunctions): Promise<readonly TokenInSlot[]> {
  const found: TokenInSlot[] = []
  for (const slot of await listNumbers(functions, 'C_GetSlotList', [1n])) {
    const token = await findToken(functions, slot)
    if (token !== undefined) found.push(token)
  }
  return found
}

/** The token in a slot, undefined when there is none that a PIN was ever set on. */
export function findToken(functions: ModuleFunctions, slot: bigint): Promise<TokenInSlot | undefined> {
  return withMemory(async (memory) => {
    const { size } = layoutOf(STRUCTURES.CK_TOKEN_INFO, functions.abi)
    const address = memory.space(size)
    if ((await functions.try('C_GetTokenInfo', slot, address)) !== CKR.OK) return undefined
    const info = new StructureReader(STRUCTURES.CK_TOKEN_INFO, functions.abi, copyOf(address, size))
    const flags = info.number('flags')
    if ((flags & CKF.TOKEN_INITIALIZED) === 0n) return undefined
    return {
      slot,
      serial: info.text('serialNumber'),
      label: info.text('label'),
      maker: info.text('manufacturer'),
      model: info.text('model'),
      pin: pinStateOf(flags),
      pinPad: (flags & CKF.PROTECTED_AUTHENTICATION_PATH) !== 0n,
    }
  })
}

/** The gravest of the warnings that a token gives. */
export function pinStateOf(flags: bigint): PinState {
  if ((flags & CKF.USER_PIN_LOCKED) !== 0n) return 'locked'
  if ((flags & CKF.USER_PIN_FINAL_TRY) !== 0n) return 'final-try'
  return (flags & CKF.USER_PIN_COUNT_LOW) !== 0n ? 'count-low' : 'ok'
}

/** How a token can sign. */
export async function mechanismsOf(functions: ModuleFunctions, slot: bigint): Promise<TokenMechanism[]> {
  const numbers = new Set(await listNumbers(functions, 'C_GetMechanismList', [slot]))
  const known: readonly [bigint, TokenMechanism][] = [
    [CKM.RSA_PKCS, 'rsa-pkcs1'],
    [CKM.RSA_PKCS_PSS, 'rsa-pss'],
    [CKM.ECDSA, 'ecdsa'],
  ]
  return known.filter(([number]) => numbers.has(number)).map(([, name]) => name)
}

/** Asks how many there are, then for them; more may come in between. */
async function listNumbers(
  functions: ModuleFunctions,
  name: Extract<UsedFunction, 'C_GetSlotList' | 'C_GetMechanismList'>,
  first: readonly [bigint],
): Promise<readonly bigint[]> {
  for (let tries = 0; tries < 5; tries += 1) {
    const numbers = await withMemory((memory) => listOnce(functions, memory, name, first))
    if (numbers !== undefined) return numbers
  }
  throw new CallFailure(name, CKR.BUFFER_TOO_SMALL)
}

async function listOnce(
  functions: ModuleFunctions,
  memory: NativeMemory,
  name: Extract<UsedFunction, 'C_GetSlotList' | 'C_GetMechanismList'>,
  first: readonly [bigint],
): Promise<readonly bigint[] | undefined> {
  const { abi } = functions
  const count = functions.placeNumber(memory, 0n)
  await functions.call(name, ...first, null, count)
  const room = Number(readUlong(abi, copyOf(count, abi.ulong)))
  if (room === 0) return []
  const list = memory.space(room * abi.ulong)
  const returned = await functions.try(name, ...first, list, count)
  if (returned === CKR.BUFFER_TOO_SMALL) return undefined
  if (returned !== CKR.OK) throw new CallFailure(name, returned)
  const given = Math.min(room, Number(readUlong(abi, copyOf(count, abi.ulong))))
  const bytes = copyOf(list, given * abi.ulong)
  return Array.from({ length: given }, (_, index) => readUlong(abi, bytes, index * abi.ulong))
}
