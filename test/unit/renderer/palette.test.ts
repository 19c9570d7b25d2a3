import { expect, test } from 'vitest'
import { citizensOf } from '../../../renderer/palette/citizens.ts'
import { byBeginning, holdsWanted } from '../../../renderer/palette/wanted.ts'
import type { DossierRow } from '../../../shared/contract/dossier-row.ts'

const row = (id: string, applicantName: string, personalNumber: string | null): DossierRow => ({
  id,
  code: id,
  temporaryCode: null,
  procedure: '1.001193',
  procedureName: 'Đăng ký khai sinh',
  state: 'received',
  applicantName,
  personalNumber,
  phone: null,
  receivedAt: 0,
  dueAt: null,
  finishedAt: null,
  assignedTo: null,
  assignedToName: null,
  revision: 1,
  overdue: null,
})

test('a person is found once by their number, by their newest dossier; a name alone is nobody', () => {
  const rows = [
    row('newest', 'Đỗ Thị Diễm', '040190003127'),
    row('other', 'Đỗ Thị Diễm', '040190003128'),
    row('older', 'Đỗ T. Diễm', '040190003127'),
    row('nameless', 'Đỗ Thị Diễm', null),
    row('destroyed', '', '040190003129'),
  ]
  expect(citizensOf(rows)).toEqual([
    { name: 'Đỗ Thị Diễm', personalNumber: '040190003127', dossier: 'newest', dossiers: 2 },
    { name: 'Đỗ Thị Diễm', personalNumber: '040190003128', dossier: 'other', dossiers: 1 },
  ])
})

test.each([
  ['', true],
  ['chuyen xu ly', true],
  ['XỬ LÝ CHUYỂN', true],
  ['xu  chuyen ', true],
  ['chuyen ky', false],
])('"Chuyển xử lý" holds "%s": %s', (typed, holds) => {
  expect(holdsWanted('Chuyển xử lý', typed)).toBe(holds)
})

test('what begins with what was typed comes before what only holds it', () => {
  const labels = ['Ghi nhận phản ánh', 'Phản ánh, kiến nghị', 'Đổi cán bộ', 'Cán bộ'].map((label) => ({ label }))
  const sorted = (typed: string) => [...labels].sort(byBeginning(typed)).map(({ label }) => label)
  expect(sorted('phan anh')[0]).toBe('Phản ánh, kiến nghị')
  expect(sorted('cán b')[0]).toBe('Cán bộ')
  expect(sorted('')).toEqual(labels.map(({ label }) => label))
})
