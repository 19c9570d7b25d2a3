import koffi from 'koffi'
import { type Abi, ulongBytes } from './abi.ts'
import { CallFailure, CKR } from './codes.ts'
import { copyOf, NativeMemory } from './memory.ts'
import { type FunctionName, functionOffset } from './structures.ts'

/** Vendor libraries speak to readers, draw windows and ask servers on our thread: koffi's 128 KiB are not for that. */
const STACK_BYTES = 2 * 1024 * 1024
koffi.config({ async_stack_size: STACK_BYTES })

/** Held as long as the process lives: a library that nothing holds is unloaded under its functions. */
const LOADED = new Set<object>()

type Argument = 'ulong' | 'void *'

/** The functions in use, with what they take. */
const SIGNATURES = {
  C_Initialize: ['void *'],
  C_Finalize: ['void *'],
  C_GetSlotList: ['uint8_t', 'void *', 'void *'],
  C_GetTokenInfo: ['ulong', 'void *'],
  C_GetMechanismList: ['ulong', 'void *', 'void *'],
  C_OpenSession: ['ulong', 'ulong', 'void *', 'void *', 'void *'],
  C_CloseSession: ['ulong'],
  C_GetSessionInfo: ['ulong', 'void *'],
  C_Login: ['ulong', 'ulong', 'void *', 'ulong'],
  C_Logout: ['ulong'],
  C_GetAttributeValue: ['ulong', 'ulong', 'void *', 'ulong'],
  C_FindObjectsInit: ['ulong', 'void *', 'ulong'],
  C_FindObjects: ['ulong', 'void *', 'ulong', 'void *'],
  C_FindObjectsFinal: ['ulong'],
  C_SignInit: ['ulong', 'void *', 'ulong'],
  C_Sign: ['ulong', 'void *', 'ulong', 'void *', 'void *'],
} as const satisfies Partial<Record<FunctionName, readonly (Argument | 'uint8_t')[]>>
export type UsedFunction = keyof typeof SIGNATURES

/** A number, the address of memory, or null for no memory. */
export type Given = bigint | null

/** A function of C as koffi gives it. */
interface NativeFunction {
  async(...given: unknown[]): void
}

/** The functions of a module that is loaded, each run on a thread of its own, one after another. */
export class ModuleFunctions {
  readonly #functions = new Map<UsedFunction, NativeFunction>()
  readonly abi: Abi

  /**
   * Loads a library and asks it for its functions.
   * @throws {Error} when it cannot be loaded, has no C_GetFunctionList, or lacks a function
   */
  constructor(path: string, abi: Abi) {
    this.abi = abi
    const library = koffi.load(path)
    LOADED.add(library)
    const getList = library.func('C_GetFunctionList', 'ulong', ['void *'])
    const memory = new NativeMemory()
    try {
      const answer = memory.space(8)
      const returned: unknown = getList(answer)
      if (Number(returned) !== CKR.OK) throw new CallFailure('C_GetFunctionList', Number(returned))
      const list = copyOf(answer, 8).readBigUInt64LE()
      for (const [name, takes] of Object.entries(SIGNATURES)) {
        if (!isUsed(name)) continue
        const at = functionOffset(name, abi)
        const address = copyOf(list + BigInt(at), 8).readBigUInt64LE()
        if (address === 0n) throw new Error(`${name} is missing`)
        this.#functions.set(name, koffi.decode(address, koffi.proto('ulong', [...takes])))
      }
    } finally {
      memory.free()
    }
  }

  /** Calls a function and gives back what it returned. */
  try(name: UsedFunction, ...given: readonly Given[]): Promise<number> {
    const called = this.#functions.get(name)
    if (called === undefined) throw new Error(`${name} was not loaded`)
    return new Promise((resolve, reject) => {
      called.async(...given, (error: unknown, returned: unknown) => {
        if (error === null || error === undefined) resolve(Number(returned))
        else reject(error)
      })
    })
  }

  /** @throws {CallFailure} for everything but CKR_OK */
  async call(name: UsedFunction, ...given: readonly Given[]): Promise<void> {
    const returned = await this.try(name, ...given)
    if (returned !== CKR.OK) throw new CallFailure(name, returned)
  }

  /** A CK_ULONG in memory. */
  placeNumber(memory: NativeMemory, value: bigint): bigint {
    return memory.place(ulongBytes(this.abi, value))
  }
}

function isUsed(name: string): name is UsedFunction {
  return name in SIGNATURES
}
