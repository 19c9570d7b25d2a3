import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { memory } from '../contract/questions.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Gate } from './gate.tsx'
import { resolveVariables, theme } from './theme.ts'

/** The screen: theme and memory around the gate that decides what may be seen. */
export function Application() {
  return (
    <QueryClientProvider client={memory}>
      <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
        <ErrorBoundary>
          <Gate />
        </ErrorBoundary>
      </MantineProvider>
    </QueryClientProvider>
  )
}
