import { SigningSettings } from '../../../../shared/contract/index.ts'
import type { Statement, Store } from '../../store/index.ts'

const UNSET: SigningSettings = { modules: [], service: null }

/** What this machine signs with, as IT set it. */
export class SettingTable {
  readonly #value: Statement<[string], { readonly value: string }>
  readonly #set: Statement<[string, string], never>

  constructor(store: Store) {
    this.#value = store.prepare('SELECT value FROM signing_settings WHERE name = ?')
    this.#set = store.prepare(
      'INSERT INTO signing_settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    )
  }

  get settings(): SigningSettings {
    const row = this.#value.find('settings')
    return row === undefined ? UNSET : SigningSettings.parse(JSON.parse(row.value))
  }

  set settings(settings: SigningSettings) {
    this.#set.run('settings', JSON.stringify(settings))
  }
}
