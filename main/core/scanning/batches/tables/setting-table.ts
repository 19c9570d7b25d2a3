import { z } from 'zod'
import { ScanProfile } from '../../../../../shared/scanning/index.ts'
import type { Statement, Store } from '../../../store/index.ts'

/** What IT set for scanning on this machine. */
export const ScanningSettings = z.strictObject({
  folder: z.string().nullable(),
  networkScanners: z.array(z.strictObject({ name: z.string(), address: z.string() })),
  naps2: z.string().nullable(),
  readOnBattery: z.boolean(),
})
export type ScanningSettings = z.infer<typeof ScanningSettings>

/** What this machine scans with unless told otherwise. */
const Chosen = z.strictObject({ device: z.string().nullable(), profile: z.string() })
export type Chosen = z.infer<typeof Chosen>

const UNSET: ScanningSettings = { folder: null, networkScanners: [], naps2: null, readOnBattery: false }
const UNCHOSEN: Chosen = { device: null, profile: 'feeder-colour' }

/** How this machine scans: its settings, what was chosen last, its own profiles. */
export class SettingTable {
  readonly #value: Statement<[string], { readonly value: string }>
  readonly #set: Statement<[string, string], never>
  readonly #profiles: Statement<[], { readonly id: string; readonly name: string; readonly settings: string }>
  readonly #putProfile: Statement<[string, string, string], never>
  readonly #removeProfile: Statement<[string], never>

  constructor(store: Store) {
    this.#value = store.prepare('SELECT value FROM scan_settings WHERE name = ?')
    this.#set = store.prepare(
      'INSERT INTO scan_settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    )
    this.#profiles = store.prepare('SELECT id, name, settings FROM scan_profiles ORDER BY name, id')
    this.#putProfile = store.prepare(
      `INSERT INTO scan_profiles (id, name, settings) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings`,
    )
    this.#removeProfile = store.prepare('DELETE FROM scan_profiles WHERE id = ?')
  }

  get settings(): ScanningSettings {
    return this.#read('settings', ScanningSettings) ?? UNSET
  }

  set settings(settings: ScanningSettings) {
    this.#set.run('settings', JSON.stringify(settings))
  }

  get chosen(): Chosen {
    return this.#read('chosen', Chosen) ?? UNCHOSEN
  }

  set chosen(chosen: Chosen) {
    this.#set.run('chosen', JSON.stringify(chosen))
  }

  /** The batch that files of the watched folder come into. */
  get folderBatch(): string | undefined {
    return this.#read('folder-batch', z.string())
  }

  set folderBatch(batch: string) {
    this.#set.run('folder-batch', JSON.stringify(batch))
  }

  /** The commune's own profiles by their names. */
  profiles(): ScanProfile[] {
    return this.#profiles.all().map((row) => ScanProfile.parse({ ...row, settings: JSON.parse(row.settings) }))
  }

  putProfile({ id, name, settings }: ScanProfile): void {
    this.#putProfile.run(id, name ?? id, JSON.stringify(settings))
  }

  removeProfile(id: string): void {
    this.#removeProfile.run(id)
  }

  #read<Value>(name: string, shape: z.ZodType<Value>): Value | undefined {
    const row = this.#value.find(name)
    return row === undefined ? undefined : shape.parse(JSON.parse(row.value))
  }
}
