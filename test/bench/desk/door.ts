import { Enrolment } from '../../../main/core/people/enrolment.ts'
import { KeyringFile } from '../../../main/core/people/keyring.ts'
import { PinHashes } from '../../../main/core/people/pin-hashes.ts'
import { LEAST_STRETCHING } from '../../../main/core/people/stretching.ts'
import type { TestOfficer } from '../../e2e/people.ts'
import { BenchDesk, OFFICER } from '../store/desk.ts'
import { NOW } from './ten-years.ts'

/** How the officer of the benchmark signs in. */
export const SIGNING_IN: TestOfficer = {
  name: OFFICER.name,
  login: OFFICER.login,
  position: OFFICER.position,
  passphrase: 'một cửa mở ra lúc bảy giờ rưỡi',
  pin: '482915',
}

/** Gives the officer of a desk that was built from rows a way in through the application: key file and PIN. */
export async function letIn(directory: string, key: Buffer): Promise<void> {
  const enrolment = new Enrolment(undefined, LEAST_STRETCHING)
  const { entry, pinHash } = await enrolment.enrol(key, OFFICER.id, SIGNING_IN)
  new KeyringFile(directory).replace({ desk: OFFICER.id, state: 'founded', officers: [entry] })
  const desk = await BenchDesk.open(directory, key, NOW, { fresh: false })
  try {
    const { store } = desk.rooms
    store.transaction(() => new PinHashes(store).keep(OFFICER.id, pinHash))
  } finally {
    desk.close()
  }
}
