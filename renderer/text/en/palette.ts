import type { Translation } from '../translation.ts'
import type { catalogue as original } from '../vi/palette.ts'

export const catalogue = {
  title: 'Find quickly',
  hint: 'Name, personal number, code, procedure, screen…',
  dossiers: 'Dossiers, citizens',
  procedures: 'Receive a procedure',
  places: 'Go to, do',
  receive: 'Receive: {{name}}',
  lock: 'Lock the screen',
  nothing: 'Nothing matches.',
  place: {
    home: 'Today',
    reception: 'Receive a new dossier',
    dossiers: 'Search all dossiers',
    returns: 'Return of results',
    waiting: 'Waiting line',
    complaints: 'Complaints and suggestions',
    registers: 'Register of dossiers',
    indicators: 'Indicators and figures',
    dueToday: 'Dossiers due today',
    overdue: 'Overdue dossiers',
    mine: 'My dossiers',
    awaitingDecision: 'Dossiers awaiting decision',
    awaitingCitizen: 'Dossiers awaiting the citizen',
    calendar: 'Calendar and terms',
    officers: 'Officers',
    security: 'Security log',
    guide: 'Guide',
    about: 'About',
  },
} satisfies Translation<typeof original>
