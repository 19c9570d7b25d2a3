import { openDesk } from '../../../main/core/desk.ts'
import { CONTRACT_VERSION } from '../../../shared/contract/names.ts'

/** The screen that founds the desk. */
const SCREEN = 1

/**
 * Makes a desk with one officer in a folder, so that the application starts with the sign-in screen as on any morning.
 * @throws Error when the core refuses
 */
export async function foundDesk(directory: string): Promise<void> {
  const desk = await openDesk({
    dataDirectory: directory,
    applicationVersion: 'bench',
    osSecret: null,
    demonstration: false,
    trustAuthority: null,
    resume: null,
    log: () => undefined,
    hold: () => undefined,
    push: () => undefined,
    startHost: () => {
      throw new Error('no host is wanted here')
    },
    screens: () => [SCREEN],
  })
  try {
    const input = {
      desk: {
        communeName: 'Quảng Trạch',
        provinceName: 'Quảng Trị',
        agencyCode: 'H50.12',
        deskName: 'Bộ phận Một cửa',
        deskMark: 'Q1',
        phone: '0232 000 000',
        address: 'Thôn Đông, xã Quảng Trạch',
        numbering: { kind: 'temporary' },
      },
      officer: {
        name: 'Trần Thị Bích',
        login: 'bich',
        position: 'Công chức Một cửa',
        roles: ['chief'],
        passphrase: 'một cửa mở ra lúc bảy giờ rưỡi',
        pin: '482915',
      },
    }
    const answer = await desk.answer({ v: CONTRACT_VERSION, id: 1, call: 'desk.found', input }, SCREEN)
    if (answer.kind !== 'ok') throw new Error(`The desk was not founded: ${JSON.stringify(answer)}`)
  } finally {
    desk.close()
  }
}
