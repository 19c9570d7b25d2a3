import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { KeyringFile } from '../../main/core/people/keyring.ts'
import { findKeyByPassphrase } from '../../main/core/people/wraps.ts'
import { connect } from '../../main/core/store/connection.ts'
import { Desk } from './desk.ts'
import { freshDirectory } from './launch.ts'
import { CHIEF } from './people.ts'

const FUTURE = 9_990
const { directory, remove } = freshDirectory()
const deskDirectory = join(directory, 'desk')
let desk: Desk

/** Lets a later version write its mark into the database: another program, which has the key as that version would. */
async function touchByFutureVersion(): Promise<void> {
  const { desk: id, officers } = new KeyringFile(deskDirectory).get()
  const [officer] = officers
  if (officer === undefined) throw new Error('the desk has no officer')
  const owner = { desk: id, login: officer.login }
  const key = await findKeyByPassphrase(officer.passphrase, owner, CHIEF.passphrase)
  if (key === undefined) throw new Error('the passphrase does not open the desk')
  const database: Database.Database = connect(join(deskDirectory, 'desk.db'), key, { readonly: false })
  database.pragma(`user_version = ${FUTURE}`)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

function fingerprint(): string {
  return createHash('sha256')
    .update(readFileSync(join(deskDirectory, 'desk.db')))
    .digest('hex')
}

beforeAll(async () => {
  desk = await Desk.open(directory)
  await desk.found()
  await desk.quit()
})
afterAll(async () => {
  await desk.quit()
  remove()
})

it('a database of a newer version is not opened, not changed, and the officer is told what to do', async () => {
  await touchByFutureVersion()
  const before = fingerprint()
  await desk.start()
  const { page } = desk
  await desk.secret('Mật khẩu').fill(CHIEF.passphrase)
  await page.keyboard.press('Enter')
  await desk.error('store.from-future').waitFor()
  expect(await desk.error('store.from-future').innerText()).toContain('hãy cài phiên bản mới rồi mở lại')
  // Trying again changes nothing either.
  await desk.secret('Mật khẩu').fill(CHIEF.passphrase)
  await page.keyboard.press('Enter')
  await desk.error('store.from-future').waitFor()
  await desk.quit()
  expect(fingerprint()).toBe(before)
})
