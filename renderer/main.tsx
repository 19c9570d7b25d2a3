import './app/fonts.css'
import '@mantine/core/styles.css'
import './app/base.css'
import { createRoot } from 'react-dom/client'
import { Application } from './app/application.tsx'
import { desk } from './contract/desk.ts'
import { keepFresh } from './contract/freshness.ts'
import { memory, questionKey } from './contract/questions.ts'
import { startLanguage } from './text/language.ts'

// The first answer is on its way while the texts load and the first frame is drawn.
void memory.prefetchQuery({ queryKey: questionKey('desk.state', {}), queryFn: () => desk.ask('desk.state', {}) })
keepFresh(memory, desk)
await startLanguage()
const place = document.getElementById('root')
if (place) createRoot(place).render(<Application />)
