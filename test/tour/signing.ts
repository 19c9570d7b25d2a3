import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPractice } from '../../main/core/signing/training/index.ts'
import { DEMONSTRATION_OFFICERS, DEMONSTRATION_TOKEN_PIN } from '../../shared/people/demonstration.ts'
import { Desk } from '../e2e/desk.ts'
import { freshDirectory } from '../e2e/launch.ts'
import { ask } from '../e2e/paper-work.ts'
import { SigningDesk } from '../e2e/signing-desk.ts'
import type { Album } from './album.ts'

/** A file that was signed on the tour. */
interface SignedOnTour {
  readonly name: string
  readonly dossier: string
  readonly address: string
}

/**
 * Signs in the demonstration commune, where practice tokens stand in for hardware: results as their leader, then as the agency, and a scanned
 * paper as an electronic copy. Leaves the signed files in `signed`, and in `trust` the root that they lead to; other programs check them.
 */
export async function signingChapter(album: Album): Promise<void> {
  const { directory, remove } = freshDirectory()
  const desk = await Desk.open(directory, { environment: { MOTCUA_DEMO: '1' } })
  try {
    await asLeader(desk)
    const signing = new SigningDesk(desk)
    await signing.openQueue()
    await album.picture(desk, 'signing-queue')
    const signed = await signAll(desk, signing, album, 'approval')
    await signing.openQueue()
    await signAll(desk, signing, album, 'issue')
    const [first] = signed
    if (first === undefined) throw new Error('nothing was signed')
    const copy = await signCopy(desk, signing, album, first.dossier)
    await keepSigned(desk, directory, album, [...(await results(desk, signed)), copy])
    if (desk.complaints.length > 0) throw new Error(`The console complained:\n${desk.complaints.join('\n')}`)
  } finally {
    await desk.quit()
    remove()
  }
}

async function asLeader(desk: Desk): Promise<void> {
  await desk.atWork()
  await desk.leave()
  await desk.signIn({ ...DEMONSTRATION_OFFICERS.leader, name: '', position: '' })
}

/** Marks every file that waits, confirms once, types the PIN once. */
async function signAll(
  desk: Desk,
  signing: SigningDesk,
  album: Album,
  kind: 'approval' | 'issue',
): Promise<SignedOnTour[]> {
  const { files } = await ask(desk.page, 'signing.awaiting', { limit: 100 })
  const wanted = files.filter((file) => file.kind === kind && file.file !== null)
  await signing.press('Shift+A', 'Enter')
  await desk.page.getByTestId('sign').waitFor()
  await album.picture(desk, `signing-${kind}`)
  await signing.confirm()
  await signing.typePin(DEMONSTRATION_TOKEN_PIN)
  await signing.run('ended').waitFor()
  await album.picture(desk, `signing-${kind}-run`)
  if ((await signing.items('signed').count()) !== wanted.length) throw new Error(`${kind}: not every file was signed`)
  await desk.page.getByRole('button', { name: 'Đóng', exact: true }).click()
  return wanted.map(({ row, file }) => ({ name: kind, dossier: row.id, address: file?.file.address ?? '' }))
}

/** Signs the scanned paper of a dossier as an electronic copy by the agency. */
async function signCopy(desk: Desk, signing: SigningDesk, album: Album, dossier: string): Promise<SignedOnTour> {
  const paper = async () => {
    const { files } = await ask(desk.page, 'signing.files', { dossier })
    const found = files.find(({ signed }) => signed.kind === 'paper')
    if (found === undefined) throw new Error('no scanned paper')
    return found
  }
  await desk.page.evaluate((id) => {
    location.hash = `/dossiers/${id}`
  }, dossier)
  const line = signing.file((await paper()).name)
  await line.waitFor()
  const section = desk.page.getByTestId('signing')
  await section
    .locator('li')
    .filter({ has: desk.page.locator('[data-file]') })
    .filter({ hasText: (await paper()).name })
    .getByRole('checkbox')
    .check()
  await section.getByRole('button', { name: /^Sao y/ }).click()
  await signing.confirm()
  await signing.typePin(DEMONSTRATION_TOKEN_PIN)
  await signing.run('ended').waitFor()
  await album.picture(desk, 'signing-copy')
  const { file, signatures } = await paper()
  if (signatures.length !== 1) throw new Error('the paper was not signed')
  return { name: 'sao-y', dossier, address: file.address }
}

/** The issued results of dossiers, each with both signatures. */
async function results(desk: Desk, signed: readonly SignedOnTour[]): Promise<SignedOnTour[]> {
  const found: SignedOnTour[] = []
  for (const [index, { dossier }] of signed.entries()) {
    const { files } = await ask(desk.page, 'signing.files', { dossier })
    const result = files.find(({ role }) => role === 'result')
    if (result?.signatures.length !== 2) throw new Error('a result is not approved and issued')
    found.push({ name: `ket-qua-${index + 1}`, dossier, address: result.file.address })
  }
  return found
}

async function keepSigned(desk: Desk, directory: string, album: Album, all: readonly SignedOnTour[]): Promise<void> {
  const [folder, trust] = [album.file('signed'), album.file('trust')]
  for (const path of [folder, trust]) mkdirSync(path, { recursive: true })
  const root = join(trust, 'root.pem')
  const practice = findPractice(join(directory, 'demonstration', 'desk'))
  if (practice === undefined) throw new Error('the demonstration has no training authority')
  writeFileSync(root, practice.authority)
  for (const { name, dossier, address } of all) {
    const { content } = await ask(desk.page, 'papers.read', { dossier, address })
    const file = join(folder, `${name}.pdf`)
    writeFileSync(file, Uint8Array.from(Object.values(content)))
    checkByOthers(file, root)
  }
}

/** Has poppler with NSS and qpdf say what they think; OCSP isn't asked, since a training authority answers nobody. */
function checkByOthers(file: string, root: string): void {
  const store = mkdtempSync(join(tmpdir(), 'motcua-tour-nss-'))
  try {
    execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password'])
    execFileSync('certutil', ['-A', '-d', `sql:${store}`, '-n', 'root', '-t', 'CT,C,C', '-i', root])
    const said = execFileSync('pdfsig', ['-no-ocsp', '-nssdir', `sql:${store}`, file], { encoding: 'utf8' })
    const all = said.match(/^Signature #/gm)?.length ?? 0
    const right = said.match(/Signature Validation: Signature is Valid\./g)?.length ?? 0
    if (all === 0 || right !== all) throw new Error(`${file}: pdfsig says\n${said}`)
    execFileSync('qpdf', ['--check', file])
  } finally {
    rmSync(store, { recursive: true, force: true })
  }
}
