/** Numbers of the forms by their circulars, as the facts about the law list them; not read from the program's data. */
export const SETS = {
  'tt-01-2018': {
    name: 'Thông tư 01/2018/TT-VPCP',
    register: '06',
    numbers: { receipt: '01', supplement: '02', refusal: '03', apology: '04', control: '05' },
    apology: 'PHIẾU XIN LỖI VÀ HẸN LẠI',
  },
  'tt-03-2025': {
    name: 'Thông tư 03/2025/TT-VPCP',
    register: '07',
    numbers: { receipt: '01', supplement: '02', refusal: '03', apology: '04', stop: '05', control: '06' },
    apology: 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ',
  },
} as const
export type SetName = keyof typeof SETS
export const SET_NAMES = ['tt-01-2018', 'tt-03-2025'] as const satisfies readonly SetName[]
