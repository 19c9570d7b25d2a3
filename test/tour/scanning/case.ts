import type { TestCitizen } from '../../e2e/people.ts'
import type { TouredDossier } from '../record.ts'

/** Who moves into her father's house, and has a guest there. */
export const SUONG: TestCitizen = {
  name: 'Cao Thị Sương',
  personalNumber: '040192006218',
  born: '17041992',
  sex: 'Nữ',
  address: 'Xóm Đồng Trổ, Xã Yên Thành, tỉnh Nghệ An',
  phone: '0912604118',
}

/** Papers of the two procedures, by the names that the desk shows. */
export const PAPERS = {
  ct01: 'Tờ khai thay đổi thông tin cư trú (mẫu CT01)',
  'cho-o-hop-phap': 'Giấy tờ chứng minh chỗ ở hợp pháp',
  'quan-he-nhan-than': 'Giấy tờ chứng minh quan hệ nhân thân với chủ hộ',
} as const

/** What the chapters hand to each other of the two dossiers whose papers become files. */
export class Case {
  #residence: TouredDossier | undefined
  #guest: TouredDossier | undefined

  get residence(): TouredDossier {
    if (this.#residence === undefined) throw new Error('the residence has not been received')
    return this.#residence
  }

  set residence(dossier: TouredDossier) {
    this.#residence = dossier
  }

  get guest(): TouredDossier {
    if (this.#guest === undefined) throw new Error('the guest has not been received')
    return this.#guest
  }

  set guest(dossier: TouredDossier) {
    this.#guest = dossier
  }

  /** How the record tells of them. */
  told(): TouredDossier[] {
    return [this.residence, this.guest]
  }
}
