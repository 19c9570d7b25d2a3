import type { catalogue as about } from './vi/about.ts'
import type { catalogue as books } from './vi/books.ts'
import type { catalogue as camera } from './vi/camera.ts'
import type { catalogue as certification } from './vi/certification.ts'
import type { catalogue as citizens } from './vi/citizens.ts'
import type { catalogue as complaints } from './vi/complaints.ts'
import type { catalogue as digitize } from './vi/digitize.ts'
import type { catalogue as dossiers } from './vi/dossiers.ts'
import type { catalogue as due } from './vi/due.ts'
import type { catalogue as errors } from './vi/errors.ts'
import type { catalogue as fees } from './vi/fees.ts'
import type { catalogue as frame } from './vi/frame.ts'
import type { catalogue as guide } from './vi/guide.ts'
import type { catalogue as officers } from './vi/officers.ts'
import type { catalogue as palette } from './vi/palette.ts'
import type { catalogue as papers } from './vi/papers.ts'
import type { catalogue as printing } from './vi/printing.ts'
import type { catalogue as reception } from './vi/reception.ts'
import type { catalogue as registers } from './vi/registers.ts'
import type { catalogue as returns } from './vi/returns.ts'
import type { catalogue as satisfaction } from './vi/satisfaction.ts'
import type { catalogue as scanners } from './vi/scanners.ts'
import type { catalogue as session } from './vi/session.ts'
import type { catalogue as settings } from './vi/settings.ts'
import type { catalogue as signing } from './vi/signing.ts'
import type { catalogue as tokens } from './vi/tokens.ts'
import type { catalogue as verification } from './vi/verification.ts'
import type { catalogue as waiting } from './vi/waiting.ts'
import type { catalogue as wizard } from './vi/wizard.ts'

/** Every catalogue by the name `useTranslation` asks for it; its Vietnamese file gives the keys. */
export interface Catalogues {
  readonly frame: typeof frame
  readonly errors: typeof errors
  readonly session: typeof session
  readonly wizard: typeof wizard
  readonly reception: typeof reception
  readonly dossiers: typeof dossiers
  readonly digitize: typeof digitize
  readonly papers: typeof papers
  readonly scanners: typeof scanners
  readonly registers: typeof registers
  readonly returns: typeof returns
  readonly due: typeof due
  readonly printing: typeof printing
  readonly officers: typeof officers
  readonly about: typeof about
  readonly guide: typeof guide
  readonly waiting: typeof waiting
  readonly palette: typeof palette
  readonly settings: typeof settings
  readonly complaints: typeof complaints
  readonly satisfaction: typeof satisfaction
  readonly fees: typeof fees
  readonly citizens: typeof citizens
  readonly books: typeof books
  readonly certification: typeof certification
  readonly camera: typeof camera
  readonly signing: typeof signing
  readonly verification: typeof verification
  readonly tokens: typeof tokens
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame'
    returnNull: false
    resources: Catalogues
  }
}
