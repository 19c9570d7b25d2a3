import { existsSync } from 'node:fs'
import { run } from '../bootstrap/command.mjs'
import { SetupFailure } from '../bootstrap/failures.mjs'
import { step } from '../bootstrap/progress.mjs'

/** What a task needs of the system: Electron itself, a virtual display, a compiler, tools that read what was printed, scanners, the judge of PDF/A, programs that clean and read scans, tokens. */
export type Need = 'electron' | 'display' | 'compiler' | 'reading' | 'scanning' | 'judging' | 'scan-peers' | 'signing'

/** Debian packages by need. Where a package has two names, the one of the newer release comes first. */
const PACKAGES: Record<Need, readonly (readonly string[])[]> = {
  electron: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libnss3'],
    ['libasound2t64', 'libasound2'],
    ['libgbm1'],
    ['libxss1'],
    ['libxtst6'],
    ['fonts-dejavu-core'],
  ],
  display: [['xvfb'], ['xauth']],
  compiler: [['g++'], ['make'], ['python3']],
  reading: [['poppler-utils'], ['zbar-tools'], ['qpdf']],
  scanning: [['sane-utils'], ['sane-airscan']],
  // Apache PDFBox Preflight, and two parts of Java that Java no longer has.
  judging: [['libpdfbox2-java'], ['libactivation-java'], ['libjaxb-api-java'], ['default-jre-headless']],
  'scan-peers': [['ocrmypdf'], ['tesseract-ocr-vie'], ['unpaper'], ['poppler-utils']],
  // SoftHSM's own program cannot lay a certificate on a token; OpenSC's can.
  signing: [['softhsm2'], ['opensc'], ['openssl']],
}

/** Debian packages that are needed and not installed, each by all its names. */
export function missingPackages(
  needs: readonly Need[],
  installed: ReadonlySet<string>,
): readonly (readonly string[])[] {
  return needs.flatMap((need) => PACKAGES[need]).filter((names) => !names.some((name) => installed.has(name)))
}

/** The command for a person who has to install packages by hand; `known` are the names that apt knows. */
export function installCommand(missing: readonly (readonly string[])[], known: ReadonlySet<string>): string {
  return `sudo apt-get install -y ${chosenNames(missing, known).join(' ')}`
}

function chosenNames(missing: readonly (readonly string[])[], known: ReadonlySet<string>): string[] {
  return missing.map((names) => names.find((name) => known.has(name)) ?? names.at(-1) ?? '')
}

/**
 * Installs missing system libraries on Debian and its relatives, when root. Elsewhere it does nothing: what is
 * missing there, the loader of the system names.
 * @throws {SetupFailure} `libraries-missing` with the command to type when not root, or `libraries-not-installed`
 */
export async function ensureLibraries(needs: readonly Need[]): Promise<void> {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return
  const missing = missingPackages(needs, await namesIn(needs, 'installed'))
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) {
    throw new SetupFailure('libraries-missing', installCommand(missing, await namesIn(needs, 'known')))
  }
  await step('Cài thư viện hệ thống / system libraries', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    try {
      await run('apt-get', ['update', '-q'], { env })
      const names = chosenNames(missing, await namesIn(needs, 'known'))
      await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env })
    } catch (error) {
      throw new SetupFailure('libraries-not-installed', installCommand(missing, new Set()), error)
    }
  })
}

/** The names of needed packages that are installed, or that apt knows. */
async function namesIn(needs: readonly Need[], state: 'installed' | 'known'): Promise<Set<string>> {
  const names = needs.flatMap((need) => PACKAGES[need].flat())
  if (state === 'known') {
    const known = await run('apt-cache', ['pkgnames'])
    const all = new Set(known.split('\n'))
    return new Set(names.filter((name) => all.has(name)))
  }
  // dpkg-query ends with 1 when it has never heard of one of them; what it says about the others still holds.
  const query = `dpkg-query --show --showformat '\${Package} \${db:Status-Status}\\n' "$@" 2>/dev/null || true`
  const answer = await run('/bin/sh', ['-c', query, 'sh', ...names])
  const lines = answer.split('\n').filter((line) => line.endsWith(' installed'))
  return new Set(lines.map((line) => line.split(' ')[0] ?? ''))
}
