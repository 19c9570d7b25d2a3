// Called by electron-builder when the folder of the product stands.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Takes out what belongs to an Electron that waits for an application, and not to the application.
 * @param {{ appOutDir: string }} context
 */
export default async function afterPack({ appOutDir }) {
  for (const path of ['resources/default_app.asar', 'version', 'recipe']) {
    await rm(join(appOutDir, path), { recursive: true, force: true })
  }
}
