/** Verifies signed files, the desk's and strangers', and prints what was found. */
export { createVerifyingRoom, type VerifyingCall, type VerifyingParts, type VerifyingRoom } from './room.ts'
