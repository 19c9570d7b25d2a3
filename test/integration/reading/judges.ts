import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const JARS = '/usr/share/java'
/** Apache PDFBox Preflight and what it needs, as Debian lays them. */
const PREFLIGHT = ['preflight', 'pdfbox2', 'xmpbox', 'fontbox2', 'commons-logging', 'javax.activation', 'jaxb-api'].map(
  (name) => join(JARS, `${name}.jar`),
)

/** What Preflight says of a file: that it is a valid PDF/A-1b, or all that it isn't. */
export async function judgePdfA(file: string): Promise<string> {
  const missing = PREFLIGHT.filter((jar) => !existsSync(jar))
  if (missing.length > 0) throw new Error(`The judge of PDF/A is not installed: ${missing.join(', ')}`)
  const args = ['-cp', PREFLIGHT.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file]
  const { stdout, stderr } = await run('java', args, { encoding: 'utf8' }).catch((failure: unknown) => {
    // It ends with the number of faults.
    if (failure instanceof Error && 'stdout' in failure) return { stdout: String(failure.stdout), stderr: '' }
    throw failure
  })
  return `${stdout}${stderr}`.trim()
}

/** What qpdf says of the structure of a file. @throws when it finds a fault */
export async function judgeStructure(file: string): Promise<string> {
  return (await run('qpdf', ['--check', file], { encoding: 'utf8' })).stdout
}

/** The text of a file as poppler takes it out. */
export async function textOfPdf(file: string): Promise<string> {
  return (await run('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })).stdout
}

/** Words of a file with their boxes in points from the top left. */
export async function wordsOfPdf(
  file: string,
): Promise<{ text: string; left: number; top: number; right: number; bottom: number }[]> {
  const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
  const word = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g
  return [...stdout.matchAll(word)].map(([, left, top, right, bottom, text = '']) => ({
    text,
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
  }))
}

/** Lists the pictures of a file, one a line, and writes them out as PNG. */
export async function picturesOfPdf(file: string, prefix: string): Promise<string[]> {
  await run('pdfimages', ['-png', file, prefix])
  const { stdout } = await run('pdfimages', ['-list', file], { encoding: 'utf8' })
  return stdout.trim().split('\n').slice(2)
}

export async function factsOfPdf(file: string): Promise<string> {
  return (await run('pdfinfo', [file], { encoding: 'utf8' })).stdout
}
