import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { memory } from '../contract/questions.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Gate } from './gate.tsx'
import { display } from './screens.ts'
import { resolveVariables, theme } from './theme.ts'
import { useKeptFocus } from './use-kept-focus.ts'

/** The shell opens the second screen at an address of its own; there is no way there from the officers' screens. */
const facesCitizens = new URLSearchParams(window.location.search).has('display')

/** The screen: theme and memory around the gate that decides what may be seen. */
export function Application() {
  useKeptFocus()
  return (
    <QueryClientProvider client={memory}>
      <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
        <ErrorBoundary>{facesCitizens ? <display.Screen /> : <Gate />}</ErrorBoundary>
      </MantineProvider>
    </QueryClientProvider>
  )
}
