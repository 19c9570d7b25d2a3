import { layoutOf, readUlong, StructureReader } from './abi.ts'
import { CKF, LOGGED_IN_STATES } from './constants.ts'
import type { ModuleFunctions } from './functions.ts'
import { copyOf, withMemory } from './memory.ts'
import { STRUCTURES } from './structures.ts'

/** Opens a session that writes nothing. */
export function openSession(functions: ModuleFunctions, slot: bigint): Promise<bigint> {
  return withMemory(async (memory) => {
    const handle = functions.placeNumber(memory, 0n)
    await functions.call('C_OpenSession', slot, CKF.SERIAL_SESSION, null, null, handle)
    return readUlong(functions.abi, copyOf(handle, functions.abi.ulong))
  })
}

/** Does something in a session of its own: what an earlier one left unfinished cannot disturb it. */
export async function inSession<Result>(
  functions: ModuleFunctions,
  slot: bigint,
  act: (session: bigint) => Promise<Result>,
): Promise<Result> {
  const session = await openSession(functions, slot)
  try {
    return await act(session)
  } finally {
    // One that is lost already cannot be closed.
    await functions.try('C_CloseSession', session)
  }
}

/** Whether the user of the token is logged in for this process. */
export function isLoggedIn(functions: ModuleFunctions, session: bigint): Promise<boolean> {
  return withMemory(async (memory) => {
    const { size } = layoutOf(STRUCTURES.CK_SESSION_INFO, functions.abi)
    const address = memory.space(size)
    await functions.call('C_GetSessionInfo', session, address)
    const info = new StructureReader(STRUCTURES.CK_SESSION_INFO, functions.abi, copyOf(address, size))
    return LOGGED_IN_STATES.has(info.number('state'))
  })
}
