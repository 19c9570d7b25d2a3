import type { DeskProfile, NewOfficer } from '../../../shared/contract/people.ts'
import { DEMONSTRATION_OFFICERS } from '../../../shared/people/demonstration.ts'

/** A commune that doesn't exist, under an identifier that no agency has. */
export const COMMUNE: DeskProfile = {
  communeName: 'Xã Đông Hòa (trình diễn)',
  provinceName: 'Tỉnh Trình Diễn',
  agencyCode: 'H99.01.01',
  deskName: 'Quầy số 1',
  deskMark: 'Q1',
  phone: '0900000000',
  address: 'Thôn Trung, xã Đông Hòa (trình diễn)',
  numbering: { kind: 'range', from: 1, to: 9_999 },
}

/** The first officer, who founds the desk. */
export const LEADER: NewOfficer = {
  ...DEMONSTRATION_OFFICERS.leader,
  name: 'Hoàng Minh Tuệ',
  position: 'Giám đốc Trung tâm Phục vụ hành chính công',
  roles: ['chief', 'leader'],
}

export const CLERK: NewOfficer = {
  ...DEMONSTRATION_OFFICERS.clerk,
  name: 'Nguyễn Thị Thu Hiền',
  position: 'Công chức Bộ phận Một cửa',
  roles: ['clerk'],
}

export const SPECIALIST: NewOfficer = {
  ...DEMONSTRATION_OFFICERS.specialist,
  name: 'Phạm Quốc Đạt',
  position: 'Công chức tư pháp – hộ tịch',
  roles: ['specialist'],
}
