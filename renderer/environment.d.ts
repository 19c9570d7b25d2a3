/// <reference types="vite/client" />

interface Window {
  /** Put there by the preload; the only way out of the sandbox. */
  readonly desk: import('../shared/contract/bridge.ts').DeskBridge
}
