/** Time stamps that signatures still lack, got behind the desk's back. */
export { StampFollower, type StampFollowerParts } from './follower.ts'
export { type OwedStamp, OwedStamps, type Wanted } from './owed-stamps.ts'
