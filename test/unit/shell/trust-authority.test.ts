import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makePractice } from '../../../main/core/signing/training/index.ts'
import { findTrustAuthority } from '../../../main/trust/authority.ts'

let directory: string
const logged: string[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcua-trust-'))
  logged.length = 0
})
afterEach(() => rmSync(directory, { recursive: true }))

const found = (content?: string) => {
  const file = join(directory, 'trust.json')
  if (content !== undefined) writeFileSync(file, content)
  return findTrustAuthority(file, (text) => logged.push(text))
}
const practice = makePractice([{ name: 'a', holder: 'A', unit: 'B' }], Date.UTC(2026, 10, 28))
const pemOf = (der: string) => `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`

it('gives the root that the province laid', async () => {
  const { authority } = practice
  expect(await found(JSON.stringify({ authority }))).toBe(authority)
  expect(logged).toEqual([])
})

it('gives none, in silence, where the province laid none', async () => {
  expect(await found()).toBeNull()
  expect(logged).toEqual([])
})

it.each([
  ['is no JSON', 'không phải JSON'],
  ['names no root', '{}'],
  ['holds no certificate', JSON.stringify({ authority: 'không phải PEM' })],
  ['holds somebody who certifies nobody', JSON.stringify({ authority: pemOf(practice.tokens[0]?.certificate ?? '') })],
  ['is far too long', JSON.stringify({ authority: practice.authority + ' '.repeat(20_000) })],
])('gives none and says so where what was laid %s', async (_, content) => {
  expect(await found(content)).toBeNull()
  expect(logged).toHaveLength(1)
})
