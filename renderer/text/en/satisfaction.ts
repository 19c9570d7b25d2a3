import type { Translation } from '../translation.ts'
import type { catalogue as original } from '../vi/satisfaction.ts'

export const catalogue = {
  title: 'What the citizen says',
  invite: 'Ask on the second screen',
  invited: 'The citizen is being asked on the second screen…',
  withdraw: 'Stop asking',
  note: 'Note it as the citizen says',
  save: 'Keep the answers',
  question: {
    timeliness: 'Time taken',
    attitude: 'How they were served',
    overall: 'Content over all',
  },
  ask: {
    timeliness: 'Was your dossier done by the promised time?',
    attitude: 'How were you served?',
    overall: 'Are you content over all?',
  },
  level: { '3': 'Content', '2': 'So so', '1': 'Not content' },
  voice: { citizen: 'Answered by the citizen', officer: 'Noted by an officer as the citizen said' },
  answered: '{{voice}}, {{at}}',
  step: 'Question {{step}} of {{of}}',
  thanks: 'Thank you!',
  skip: 'I would rather not answer',
} satisfies Translation<typeof original>
