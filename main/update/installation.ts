import { constants, existsSync, renameSync, rmSync } from 'node:fs'
import { access, copyFile, link, rm } from 'node:fs/promises'
import { dirname, isAbsolute } from 'node:path'
import { DeskError } from '../../shared/errors.ts'

/**
 * How the running program was installed, in so far as it may replace itself: by the installer on Windows, or as an AppImage
 * in a folder that may be written. Packages of a Linux system are the IT staff's to install.
 */
export type Installation =
  | { readonly kind: 'installer'; readonly ending: '.exe' }
  | { readonly kind: 'app-image'; readonly ending: '.AppImage'; readonly file: string }

/** How this program was installed; undefined when it cannot replace itself. */
export async function findInstallation(
  platform: NodeJS.Platform,
  variables: NodeJS.ProcessEnv,
): Promise<Installation | undefined> {
  if (platform === 'win32') return { kind: 'installer', ending: '.exe' }
  // The runtime in front of every AppImage says which file it was started from.
  const file = variables.APPIMAGE
  if (file === undefined || !isAbsolute(file)) return undefined
  const mayWrite = await access(dirname(file), constants.W_OK).then(
    () => existsSync(file),
    () => false,
  )
  return mayWrite ? { kind: 'app-image', ending: '.AppImage', file } : undefined
}

/**
 * Keeps the running program under a second name while it is replaced: electron-updater removes an AppImage before it puts the
 * new one there, and if that failed there would be no desk at all.
 * @returns to be called when the attempt is over: puts the old one back where nothing new came, and forgets the second name
 * @throws DeskError update.not-installable
 */
export async function keepProgram(installation: Installation): Promise<(replaced: boolean) => void> {
  if (installation.kind === 'installer') return () => {}
  const { file } = installation
  const kept = `${file}.kept`
  try {
    await rm(kept, { force: true })
    // Some file systems (a USB stick's) know no second names.
    await link(file, kept).catch(() => copyFile(file, kept))
  } catch (failure) {
    throw new DeskError('update.not-installable', {}, { cause: failure })
  }
  return (replaced) => {
    if (replaced || existsSync(file)) rmSync(kept, { force: true })
    else renameSync(kept, file)
  }
}
