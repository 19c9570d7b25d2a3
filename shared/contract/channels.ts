/** The four channels between the preload and the shell; there are no others. */
export const CHANNELS = {
  /** Screen to shell, once per loaded page: here I am, give me a way to the core. */
  hello: 'desk:hello',
  /** Shell to screen, with a port: the way to the core. */
  port: 'desk:port',
  /** Screen to shell: a call of the shell's contract. */
  call: 'desk:call',
  /** Shell to screen: the core is lost, the core is back. */
  push: 'desk:push',
} as const
