import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import { z } from 'zod'
import { Act } from '../../shared/dossier/acts.ts'
import { DossierQueue } from '../../shared/dossier/queue.ts'
import { SelectionSearch } from '../registers/selection-search.ts'
import { Failure } from './failure.tsx'
import { MissingScreen } from './missing-screen.tsx'
import { Layout } from './shell/layout.tsx'

/*
 * Every screen and its address. A screen comes with its own files and its own catalogue when it is first opened.
 * Nothing personal belongs into an address: identifiers and queues only, never a name or what was searched for.
 */
const root = createRootRoute({ component: Layout, notFoundComponent: MissingScreen })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../home/home-page.tsx'), 'HomePage'),
})
const reception = createRoute({
  getParentRoute: () => root,
  path: '/reception',
  component: lazyRouteComponent(() => import('../reception/reception-page.tsx'), 'ReceptionPage'),
  /** `draft`: the reception to go on with; without it a new one begins. `procedure`: the code it is to begin with. */
  validateSearch: z.object({
    draft: z.uuid().optional().catch(undefined),
    procedure: z
      .string()
      .regex(/^\d\.\d{6}$/)
      .optional()
      .catch(undefined),
  }),
})
const dossiers = createRoute({
  getParentRoute: () => root,
  path: '/dossiers',
  component: lazyRouteComponent(() => import('../dossiers/dossiers-page.tsx'), 'DossiersPage'),
  validateSearch: z.object({
    queue: DossierQueue.default('all').catch('all'),
    /** The officer whose work `mine` is, where it is not one's own. */
    holder: z.uuid().optional().catch(undefined),
  }),
})
const dossier = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$id',
  component: lazyRouteComponent(() => import('../dossiers/dossier-page.tsx'), 'DossierPage'),
  /** `act`: the act whose form is open. */
  validateSearch: z.object({ act: Act.optional().catch(undefined) }),
})
/** The address names a dossier of the person: their number belongs into no address. */
const citizen = createRoute({
  getParentRoute: () => root,
  path: '/citizens/$dossier',
  component: lazyRouteComponent(() => import('../citizens/citizen-page.tsx'), 'CitizenPage'),
})
/** What is searched stands in no address: it may be a name. */
const paperSearch = createRoute({
  getParentRoute: () => root,
  path: '/papers',
  component: lazyRouteComponent(() => import('../paper-search/paper-search-page.tsx'), 'PaperSearchPage'),
})
const digitize = createRoute({
  getParentRoute: () => root,
  path: '/digitize',
  component: lazyRouteComponent(() => import('../digitize/stacks-page.tsx'), 'StacksPage'),
  /** `batch`: the stack that is open; without it all that is not filed is listed. */
  validateSearch: z.object({ batch: z.uuid().optional().catch(undefined) }),
})
/** The dossier may still be a draft of reception. */
const digitizeDossier = createRoute({
  getParentRoute: () => root,
  path: '/digitize/$dossier',
  component: lazyRouteComponent(() => import('../digitize/dossier-digitize-page.tsx'), 'DossierDigitizePage'),
  /** `batch`: the one to go on with, where the dossier has several. */
  validateSearch: z.object({ batch: z.uuid().optional().catch(undefined) }),
})
/** The dossier may still be a draft of reception. */
const camera = createRoute({
  getParentRoute: () => root,
  path: '/camera/$dossier',
  component: lazyRouteComponent(() => import('../camera/camera-page.tsx'), 'CameraPage'),
  /** `batch`: the one that the pages are to go to. */
  validateSearch: z.object({ batch: z.uuid().optional().catch(undefined) }),
})
/** `batch`: the stack that the pages are to go to. */
const stackCamera = createRoute({
  getParentRoute: () => root,
  path: '/camera',
  component: lazyRouteComponent(() => import('../camera/camera-page.tsx'), 'StackCameraPage'),
  validateSearch: z.object({ batch: z.uuid().optional().catch(undefined) }),
})
/** What waits for the signature of who sits there. */
const signing = createRoute({
  getParentRoute: () => root,
  path: '/signing',
  component: lazyRouteComponent(() => import('../signing/awaiting-page.tsx'), 'AwaitingPage'),
})
const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: lazyRouteComponent(() => import('../verification/verify-page.tsx'), 'VerifyPage'),
})
const signingSettings = createRoute({
  getParentRoute: () => root,
  path: '/signing-settings',
  component: lazyRouteComponent(() => import('../signing-settings/signing-settings-page.tsx'), 'SigningSettingsPage'),
})
const returns = createRoute({
  getParentRoute: () => root,
  path: '/returns',
  component: lazyRouteComponent(() => import('../returns/returns-page.tsx'), 'ReturnsPage'),
  /** `dossier`: the one to hand over, when it was chosen elsewhere. */
  validateSearch: z.object({ dossier: z.uuid().optional().catch(undefined) }),
})
const complaints = createRoute({
  getParentRoute: () => root,
  path: '/complaints',
  component: lazyRouteComponent(() => import('../complaints/complaints-page.tsx'), 'ComplaintsPage'),
  /** `receive`: the form that takes one in is open. */
  validateSearch: z.object({ receive: z.boolean().optional().catch(undefined) }),
})
const complaint = createRoute({
  getParentRoute: () => root,
  path: '/complaints/$id',
  component: lazyRouteComponent(() => import('../complaints/complaint-page.tsx'), 'ComplaintPage'),
})
const registers = createRoute({
  getParentRoute: () => root,
  path: '/registers',
  component: lazyRouteComponent(() => import('../registers/register-page.tsx'), 'RegisterPage'),
  validateSearch: SelectionSearch,
})
const indicators = createRoute({
  getParentRoute: () => root,
  path: '/indicators',
  component: lazyRouteComponent(() => import('../registers/indicators-page.tsx'), 'IndicatorsPage'),
  validateSearch: SelectionSearch,
})
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  component: lazyRouteComponent(() => import('../settings/calendar-page.tsx'), 'CalendarPage'),
})
const cash = createRoute({
  getParentRoute: () => root,
  path: '/cash',
  component: lazyRouteComponent(() => import('../fees/cash-page.tsx'), 'CashPage'),
  validateSearch: z.object({ tab: z.enum(['collect', 'till', 'tariff']).optional().catch(undefined) }),
})
const certification = createRoute({
  getParentRoute: () => root,
  path: '/certification',
  component: lazyRouteComponent(() => import('../certification/certification-page.tsx'), 'CertificationPage'),
})
const books = createRoute({
  getParentRoute: () => root,
  path: '/books',
  component: lazyRouteComponent(() => import('../books/books-page.tsx'), 'BooksPage'),
})
const waiting = createRoute({
  getParentRoute: () => root,
  path: '/waiting',
  component: lazyRouteComponent(() => import('../waiting/waiting-page.tsx'), 'WaitingPage'),
  /** `draw`: whoever comes means to give out a number. */
  validateSearch: z.object({ draw: z.boolean().optional().catch(undefined) }),
})
const scanners = createRoute({
  getParentRoute: () => root,
  path: '/scanners',
  component: lazyRouteComponent(() => import('../settings/scanners-page.tsx'), 'ScannersPage'),
})
const officers = createRoute({
  getParentRoute: () => root,
  path: '/officers',
  component: lazyRouteComponent(() => import('../officers/officers-page.tsx'), 'OfficersPage'),
})
const secrets = createRoute({
  getParentRoute: () => root,
  path: '/secrets',
  component: lazyRouteComponent(() => import('../officers/own-secrets.tsx'), 'OwnSecretsPage'),
})
const security = createRoute({
  getParentRoute: () => root,
  path: '/security',
  component: lazyRouteComponent(() => import('../security/security-page.tsx'), 'SecurityPage'),
})
const about = createRoute({
  getParentRoute: () => root,
  path: '/about',
  component: lazyRouteComponent(() => import('../about/about-page.tsx'), 'AboutPage'),
})
const guide = createRoute({
  getParentRoute: () => root,
  path: '/guide/{-$chapter}',
  component: lazyRouteComponent(() => import('../guide/guide-page.tsx'), 'GuidePage'),
  /** `print`: what is to be printed at once. */
  validateSearch: z.object({ print: z.enum(['all', 'keys']).optional().catch(undefined) }),
})

const routeTree = root.addChildren([
  home,
  reception,
  dossiers,
  dossier,
  citizen,
  paperSearch,
  digitize,
  digitizeDossier,
  camera,
  stackCamera,
  signing,
  verify,
  signingSettings,
  returns,
  cash,
  certification,
  books,
  waiting,
  scanners,
  calendar,
  complaints,
  complaint,
  registers,
  indicators,
  officers,
  secrets,
  security,
  about,
  guide,
])

/** Makes the screens by address, over a history of addresses. */
export function createScreens(history: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    defaultPreload: 'intent',
    defaultErrorComponent: ({ reset }) => <Failure onReopen={reset} />,
  })
}
export type Screens = ReturnType<typeof createScreens>

declare module '@tanstack/react-router' {
  interface Register {
    router: Screens
  }
}
