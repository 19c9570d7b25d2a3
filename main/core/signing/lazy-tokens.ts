import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import type { StartHost } from '../line/index.ts'
import type { Tokens } from './tokens/index.ts'

export interface LazyTokensParts {
  readonly startHost: StartHost
  /** Full paths of the libraries that an administrator set, the preferred first. */
  readonly modules: () => readonly string[]
  readonly now: () => number
  /** Told whenever something was plugged in or taken out, while tokens are watched. */
  readonly changed: () => void
  readonly report: (task: string, error: unknown) => void
}

/** The libraries of tokens, whose code is loaded and whose processes are started when somebody first wants them. */
export interface LazyTokens {
  readonly get: () => Promise<Tokens>
  /** Tells of what is plugged in from now on, if there is a library to look through. */
  watch(): void
  close(): void
}

/** Tokens behind one client for the whole room. */
export function openTokens({ startHost, modules, now, changed, report }: LazyTokensParts): LazyTokens {
  let loading: Promise<Tokens> | undefined
  let isWatching = false
  let isClosed = false
  const get = (): Promise<Tokens> => {
    loading ??= import('./tokens/index.ts').then(({ createTokens, signingRuleOn }) => {
      const rule = () => signingRuleOn(isoDateOf(dayOf(localMinuteOf(now()))))
      const log = (text: string) => report('signing.tokens', new Error(text))
      // A look that was under way when the desk was shut has no settings to ask any more.
      const tokens = createTokens({ startHost, modules: () => (isClosed ? [] : modules()), rule, log })
      if (isClosed) tokens.close()
      return tokens
    })
    return loading
  }
  return {
    get,
    watch() {
      if (isWatching || isClosed || modules().length === 0) return
      isWatching = true
      get().then(
        (tokens) => {
          if (!isClosed) tokens.watch(() => changed())
        },
        (error: unknown) => report('signing.tokens', error),
      )
    },
    close() {
      isClosed = true
      // Whoever asked for them hears of it when they could not be loaded.
      loading?.then((tokens) => tokens.close()).catch(() => undefined)
    },
  }
}
