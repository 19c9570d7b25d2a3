import './app/fonts.css'
import '@mantine/core/styles.css'
import './app/base.css'
import { createRoot } from 'react-dom/client'
import { Application } from './app/application.tsx'
import { desk } from './contract/desk.ts'
import { keepFresh } from './contract/freshness.ts'
import { memory, questionKey } from './contract/questions.ts'
import { startLanguage } from './text/language.ts'

/** Errors of drawing may hold what was typed, so only their kind and the place are logged. */
function report(error: unknown, { componentStack }: { readonly componentStack?: string | undefined }): void {
  // biome-ignore lint/suspicious/noConsole: the page has no other log
  console.error('screen failed', error instanceof Error ? error.name : typeof error, componentStack)
}

// The first answer is on its way while the texts load and the first frame is drawn.
void memory.prefetchQuery({ queryKey: questionKey('desk.state', {}), queryFn: () => desk.ask('desk.state', {}) })
keepFresh(memory, desk)
await startLanguage()
const place = document.getElementById('root')
if (place) createRoot(place, { onCaughtError: report, onUncaughtError: report }).render(<Application />)
