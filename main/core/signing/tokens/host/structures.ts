import { type Abi, type Fields, layoutOf } from './abi.ts'

/** The structures of PKCS#11 v2.40 that the host uses, each described once for both layouts of {@link Abi}. */
export const STRUCTURES = {
  CK_C_INITIALIZE_ARGS: {
    createMutex: 'pointer',
    destroyMutex: 'pointer',
    lockMutex: 'pointer',
    unlockMutex: 'pointer',
    flags: 'ulong',
    reserved: 'pointer',
  },
  CK_TOKEN_INFO: {
    label: 32,
    manufacturer: 32,
    model: 16,
    serialNumber: 16,
    flags: 'ulong',
    maxSessions: 'ulong',
    sessions: 'ulong',
    maxWritableSessions: 'ulong',
    writableSessions: 'ulong',
    maxPinLength: 'ulong',
    minPinLength: 'ulong',
    totalPublicMemory: 'ulong',
    freePublicMemory: 'ulong',
    totalPrivateMemory: 'ulong',
    freePrivateMemory: 'ulong',
    hardwareVersion: 2,
    firmwareVersion: 2,
    time: 16,
  },
  CK_SESSION_INFO: { slot: 'ulong', state: 'ulong', flags: 'ulong', deviceError: 'ulong' },
  CK_ATTRIBUTE: { type: 'ulong', value: 'pointer', length: 'ulong' },
  CK_MECHANISM: { mechanism: 'ulong', parameter: 'pointer', length: 'ulong' },
  CK_RSA_PKCS_PSS_PARAMS: { hash: 'ulong', mask: 'ulong', saltLength: 'ulong' },
} as const satisfies Record<string, Fields>

/** CK_FUNCTION_LIST: a version, then the functions in the order of the standard. */
const FUNCTION_ORDER = [
  'C_Initialize',
  'C_Finalize',
  'C_GetInfo',
  'C_GetFunctionList',
  'C_GetSlotList',
  'C_GetSlotInfo',
  'C_GetTokenInfo',
  'C_GetMechanismList',
  'C_GetMechanismInfo',
  'C_InitToken',
  'C_InitPIN',
  'C_SetPIN',
  'C_OpenSession',
  'C_CloseSession',
  'C_CloseAllSessions',
  'C_GetSessionInfo',
  'C_GetOperationState',
  'C_SetOperationState',
  'C_Login',
  'C_Logout',
  'C_CreateObject',
  'C_CopyObject',
  'C_DestroyObject',
  'C_GetObjectSize',
  'C_GetAttributeValue',
  'C_SetAttributeValue',
  'C_FindObjectsInit',
  'C_FindObjects',
  'C_FindObjectsFinal',
  'C_EncryptInit',
  'C_Encrypt',
  'C_EncryptUpdate',
  'C_EncryptFinal',
  'C_DecryptInit',
  'C_Decrypt',
  'C_DecryptUpdate',
  'C_DecryptFinal',
  'C_DigestInit',
  'C_Digest',
  'C_DigestUpdate',
  'C_DigestKey',
  'C_DigestFinal',
  'C_SignInit',
  'C_Sign',
] as const
export type FunctionName = (typeof FUNCTION_ORDER)[number]

const FUNCTION_LIST: Fields = {
  version: 2,
  ...Object.fromEntries(FUNCTION_ORDER.map((name) => [name, 'pointer' as const])),
}

/** Where the pointer to a function lies in the list that a module gives. */
export function functionOffset(name: FunctionName, abi: Abi): number {
  return layoutOf(FUNCTION_LIST, abi).offsets.get(name) ?? 0
}
