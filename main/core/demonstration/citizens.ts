import type { Applicant } from '../../../shared/dossier/applicant.ts'

type MadeUp = readonly [name: string, sex: 'male' | 'female', dateOfBirth: string, hamlet: string]

/** Nobody of them exists. */
const MADE_UP: readonly MadeUp[] = [
  ['Đặng Thị Diễm', 'female', '1990-03-14', 'Thôn Đông'],
  ['Nguyễn Văn Khải', 'male', '1985-11-02', 'Thôn Trung'],
  ['Trần Thị Mộng Tuyền', 'female', '1996-07-25', 'Thôn Đoài'],
  ['Lê Quang Định', 'male', '1978-01-19', 'Thôn Thượng'],
  ['Phạm Thị Ngọc Ánh', 'female', '2001-05-08', 'Thôn Hạ'],
  ['Võ Đình Phước', 'male', '1969-09-30', 'Thôn Đông'],
  ['Bùi Thị Lụa', 'female', '1954-12-11', 'Thôn Trung'],
  ['Hồ Sỹ Nghị', 'male', '1992-04-04', 'Thôn Đoài'],
  ['Đỗ Thị Kiều Oanh', 'female', '1988-08-17', 'Thôn Thượng'],
  ['Ngô Xuân Trường', 'male', '1999-02-28', 'Thôn Hạ'],
  ['Dương Thị Bích Thủy', 'female', '1975-06-06', 'Thôn Đông'],
  ['Lý Văn Sơn', 'male', '1963-10-21', 'Thôn Trung'],
  ['Huỳnh Thị Cẩm Tú', 'female', '1994-09-09', 'Thôn Đoài'],
  ['Phan Đức Thịnh', 'male', '1981-03-27', 'Thôn Thượng'],
  ['Vũ Thị Hạnh', 'female', '1971-11-15', 'Thôn Hạ'],
  ['Mai Tiến Dũng', 'male', '2003-01-31', 'Thôn Đông'],
  ['Tạ Thị Quỳnh Như', 'female', '1998-12-24', 'Thôn Trung'],
  ['Châu Văn Đức', 'male', '1958-05-19', 'Thôn Đoài'],
  ['Trịnh Thị Hoài', 'female', '1983-07-13', 'Thôn Thượng'],
  ['Cao Bá Lộc', 'male', '1995-10-10', 'Thôn Hạ'],
  ['Nguyễn Thị Ý Nhi', 'female', '2000-08-01', 'Thôn Đông'],
  ['Đinh Công Trứ', 'male', '1976-02-14', 'Thôn Trung'],
  ['Lương Thị Xuyến', 'female', '1949-04-29', 'Thôn Đoài'],
  ['Nguyễn Hữu Phúc', 'male', '1991-06-18', 'Thôn Thượng'],
]

/** A serial that the made-up numbers share: births are never registered in such numbers within one year and province. */
const SERIAL_FROM = 999_000

/** The citizens of the demonstration commune. */
export const CITIZENS: readonly Applicant[] = MADE_UP.map(([name, sex, dateOfBirth, hamlet], index) => ({
  name,
  sex,
  dateOfBirth,
  personalNumber: personalNumber(sex, dateOfBirth, SERIAL_FROM + index),
  address: `${hamlet}, xã Đông Hòa (trình diễn), Tỉnh Trình Diễn`,
  phone: `09000000${String(index + 10).padStart(2, '0')}`,
}))

/** A number as Nghị định 137/2015/NĐ-CP, Điều 13 builds it: province, century and sex, year, serial. */
function personalNumber(sex: 'male' | 'female', dateOfBirth: string, serial: number): string {
  const century = dateOfBirth.startsWith('20') ? 2 : 0
  return `044${century + (sex === 'female' ? 1 : 0)}${dateOfBirth.slice(2, 4)}${serial}`
}
