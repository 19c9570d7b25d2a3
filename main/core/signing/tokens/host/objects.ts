import { layoutOf, readUlong, StructureReader, ulongBytes, writeStructure } from './abi.ts'
import { CallFailure, CKR } from './codes.ts'
import { CKA, isUnavailable } from './constants.ts'
import type { ModuleFunctions } from './functions.ts'
import { copyOf, withMemory } from './memory.ts'
import { STRUCTURES } from './structures.ts'

/** Handles asked for at once. */
const AT_ONCE = 32
/** A token with more is no token. */
const MOST_OBJECTS = 1_024
/** No certificate or key is larger. */
const MOST_BYTES = 64 * 1_024

/** The objects of a class that a session sees. */
export function findObjects(functions: ModuleFunctions, session: bigint, kind: bigint): Promise<readonly bigint[]> {
  const { abi } = functions
  return withMemory(async (memory) => {
    const value = memory.place(ulongBytes(abi, kind))
    const template = { type: CKA.CLASS, value, length: BigInt(abi.ulong) }
    await functions.call(
      'C_FindObjectsInit',
      session,
      memory.place(writeStructure(STRUCTURES.CK_ATTRIBUTE, abi, template)),
      1n,
    )
    try {
      const found: bigint[] = []
      const handles = memory.space(AT_ONCE * abi.ulong)
      const count = memory.space(abi.ulong)
      for (;;) {
        await functions.call('C_FindObjects', session, handles, BigInt(AT_ONCE), count)
        const given = Math.min(AT_ONCE, Number(readUlong(abi, copyOf(count, abi.ulong))))
        if (given === 0 || found.length >= MOST_OBJECTS) return found
        const bytes = copyOf(handles, given * abi.ulong)
        for (let index = 0; index < given; index += 1) found.push(readUlong(abi, bytes, index * abi.ulong))
      }
    } finally {
      await functions.try('C_FindObjectsFinal', session)
    }
  })
}

/**
 * An attribute of an object; undefined when the object has none of the kind or keeps it to itself.
 * @throws {CallFailure} when the token is gone
 */
export function findAttribute(
  functions: ModuleFunctions,
  session: bigint,
  object: bigint,
  type: bigint,
): Promise<Buffer | undefined> {
  const { abi } = functions
  const { size } = layoutOf(STRUCTURES.CK_ATTRIBUTE, abi)
  return withMemory(async (memory) => {
    const ask = async (value: bigint, length: bigint): Promise<bigint | undefined> => {
      const attribute = memory.place(writeStructure(STRUCTURES.CK_ATTRIBUTE, abi, { type, value, length }))
      const returned = await functions.try('C_GetAttributeValue', session, object, attribute, 1n)
      if (returned !== CKR.OK) {
        const failure = new CallFailure('C_GetAttributeValue', returned)
        if (failure.gone) throw failure
        return undefined
      }
      const read = new StructureReader(STRUCTURES.CK_ATTRIBUTE, abi, copyOf(attribute, size)).number('length')
      return isUnavailable(read, abi.ulong) || read > MOST_BYTES ? undefined : read
    }
    const length = await ask(0n, 0n)
    if (length === undefined) return undefined
    const value = memory.space(Number(length))
    const given = await ask(value, length)
    return given === undefined ? undefined : copyOf(value, Number(given))
  })
}
