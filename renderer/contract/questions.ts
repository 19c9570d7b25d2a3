import {
  keepPreviousData,
  notifyManager,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts'
import type { DeskError } from '../../shared/errors.ts'
import { desk } from './desk.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: DeskError
  }
}

/** Key under which the answer to a question is kept: its name, then its input. */
export function questionKey<Name extends CallName>(name: Name, input: CallInput<Name>): readonly unknown[] {
  return [name, input]
}

// An answer is on the screen with the task that brought it, in one drawing with whatever else it changes.
notifyManager.setScheduler(queueMicrotask)

/**
 * What the screens remember of the desk. Answers stay good until a push says otherwise, and the client itself
 * asks again after a crash of the core; so nothing is retried, and being offline means nothing here.
 */
export const memory = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    // What was sent is forgotten once nobody shows its state: it names people, and may be a whole file.
    mutations: { retry: false, networkMode: 'always', gcTime: 0 },
  },
})

interface AskOptions {
  /** False holds the question back. */
  readonly enabled?: boolean
  /** Asks again after this many milliseconds, while the window can be seen. */
  readonly everyMs?: number
  /** Goes on showing the answer to the last input until the new one is there: for lists searched while typing. */
  readonly keepPrevious?: boolean
  /** True asks anew whenever a screen with this question opens. */
  readonly fresh?: boolean
}

/** Asks the desk a question and keeps the answer up to date. */
export function useAsk<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: AskOptions = {},
): UseQueryResult<CallOutput<Name>> {
  return useQuery<CallOutput<Name>, DeskError>({
    queryKey: questionKey(name, input),
    queryFn: () => desk.ask(name, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(options.fresh ? { staleTime: 0 } : {}),
  })
}

/** An act at the desk: `mutate(input)` or `await mutateAsync(input)`, with its state and its {@link DeskError}. */
export function useAct<Name extends CallName>(
  name: Name,
): UseMutationResult<CallOutput<Name>, DeskError, CallInput<Name>> {
  return useMutation<CallOutput<Name>, DeskError, CallInput<Name>>({
    mutationKey: [name],
    mutationFn: (input) => desk.ask(name, input),
  })
}
