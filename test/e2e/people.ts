/** An officer as the wizard and the officers screen ask for them. All people here are made up. */
export interface TestOfficer {
  readonly name: string
  readonly login: string
  readonly position: string
  readonly passphrase: string
  readonly pin: string
}

/** The first officer, who runs the desk and receives dossiers. */
export const CHIEF: TestOfficer = {
  name: 'Nguyễn Thị Hoa',
  login: 'hoa.nt',
  position: 'Phụ trách trung tâm',
  passphrase: 'con trâu đi trước cái cày',
  pin: '840273',
}

/** A specialist, added through the officers screen. */
export const SPECIALIST: TestOfficer = {
  name: 'Phạm Quốc Đạt',
  login: 'dat.pq',
  position: 'Công chức tư pháp – hộ tịch',
  passphrase: 'lúa chín vàng ươm ngoài bãi',
  pin: '619482',
}

/** The commune of the tests. */
export const COMMUNE = {
  communeName: 'Xã Yên Thành',
  provinceName: 'Nghệ An',
  agencyCode: 'H56.17.22',
  deskName: 'Quầy số 1',
  deskMark: 'Q1',
  phone: '02383863123',
  address: 'Xóm 3, xã Yên Thành, tỉnh Nghệ An',
} as const

/** A citizen with what stands on the card; the name holds Đ, ễ and ị, which readers like to lose. */
export interface TestCitizen {
  readonly name: string
  readonly personalNumber: string
  /** `ddMMyyyy`, as in the QR. */
  readonly born: string
  readonly sex: 'Nam' | 'Nữ'
  readonly address: string
  readonly phone: string
}

export const DIEM: TestCitizen = {
  name: 'Đỗ Thị Diễm',
  personalNumber: '040190003127',
  born: '14081990',
  sex: 'Nữ',
  address: 'Xóm Đông, Xã Yên Thành, tỉnh Nghệ An',
  phone: '0912345678',
}

export const BINH: TestCitizen = {
  name: 'Trần Văn Bình',
  personalNumber: '040085002291',
  born: '02031985',
  sex: 'Nam',
  address: 'Xóm 7, Xã Yên Thành, Nghệ An',
  phone: '0987654321',
}

export const TAM: TestCitizen = {
  name: 'Lê Thị Tâm',
  personalNumber: '040178004410',
  born: '25121978',
  sex: 'Nữ',
  address: 'Xóm Nam, Xã Yên Thành, Nghệ An',
  phone: '0901122334',
}

/** One of many citizens who each come once: nobody of them has an open dossier already. `which` is 1 to 999. */
export function neighbour(which: number): TestCitizen {
  const serial = String(which).padStart(3, '0')
  return { ...BINH, name: 'Trần Văn Bằng', personalNumber: `040085990${serial}`, phone: `0987990${serial}` }
}

/** What the QR of a citizen's identity card holds. */
export function cardOf({ personalNumber, name, born, sex, address }: TestCitizen): string {
  return [personalNumber, '', name, born, sex, address, '10052021'].join('|')
}
