/** How far a dossier of the demonstration has come. */
export type Progress = 'received' | 'processing' | 'submitted' | 'done' | 'returned' | 'refused'

/** A dossier to make: what for, how far it has come, and on which day it is due, counted from today. */
export interface Scenario {
  readonly procedure: string
  readonly summary: string
  readonly progress: Progress
  readonly dueInDays: number
}

const BIRTH = ['1.001193', 'Đăng ký khai sinh cho con thứ hai'] as const
const DEATH = ['1.000656', 'Đăng ký khai tử cho mẹ đẻ'] as const
const MARRIAGE = ['1.000894', 'Đăng ký kết hôn'] as const
const SINGLE = ['1.004873', 'Xin xác nhận tình trạng hôn nhân để mua bán nhà đất'] as const
const EXTRACT = ['2.000635', 'Xin 02 bản sao trích lục khai sinh'] as const
const CORRECTION = ['1.004859', 'Cải chính chữ đệm trong giấy khai sinh'] as const
const BIRTH_AGAIN = ['1.004884', 'Đăng ký lại khai sinh do mất bản chính'] as const
const COPY = ['2.000815', 'Chứng thực bản sao bằng tốt nghiệp trung học phổ thông'] as const
const SIGNATURE = ['2.000884', 'Chứng thực chữ ký trong giấy ủy quyền nhận lương hưu'] as const
const CONTRACT = ['2.001035', 'Chứng thực hợp đồng tặng cho quyền sử dụng đất'] as const
const TEMPORARY = ['1.004194', 'Đăng ký tạm trú cho người thuê nhà'] as const
const RESIDENCE = ['1.004222', 'Đăng ký thường trú về ở với con'] as const
const SPLIT = ['1.010038', 'Tách hộ sau khi lập gia đình riêng'] as const
const PENSION = ['1.014027', 'Đề nghị hưởng trợ cấp hưu trí xã hội'] as const
const ALLOWANCE = ['1.001776', 'Đề nghị trợ cấp xã hội hằng tháng cho người khuyết tật'] as const
const DISABILITY = ['1.001699', 'Đề nghị xác định mức độ khuyết tật'] as const
const POVERTY = ['1.011607', 'Đề nghị công nhận hộ cận nghèo'] as const

type Written = readonly [about: readonly [procedure: string, summary: string], progress: Progress, dueInDays: number]

const WRITTEN: readonly Written[] = [
  [BIRTH, 'received', 0],
  [COPY, 'received', 0],
  [EXTRACT, 'processing', 0],
  [SIGNATURE, 'done', 0],
  [MARRIAGE, 'processing', 0],
  [SINGLE, 'processing', 0],
  [TEMPORARY, 'received', 1],
  [CORRECTION, 'processing', 1],
  [SINGLE, 'done', 1],
  [CONTRACT, 'processing', 1],
  [BIRTH_AGAIN, 'processing', 2],
  [SPLIT, 'received', 3],
  [SINGLE, 'received', 3],
  [RESIDENCE, 'processing', 3],
  [CORRECTION, 'received', 4],
  [BIRTH_AGAIN, 'received', 5],
  [RESIDENCE, 'received', 7],
  [PENSION, 'processing', 8],
  [ALLOWANCE, 'received', 11],
  [POVERTY, 'processing', 14],
  [DISABILITY, 'received', 30],
  [DISABILITY, 'processing', 20],
  [PENSION, 'received', 13],
  [TEMPORARY, 'processing', -1],
  [BIRTH_AGAIN, 'processing', -2],
  [ALLOWANCE, 'processing', -3],
  [SPLIT, 'received', -1],
  [EXTRACT, 'done', -1],
  [COPY, 'done', -2],
  [MARRIAGE, 'done', -5],
  [BIRTH, 'returned', -1],
  [DEATH, 'returned', -3],
  [COPY, 'returned', -4],
  [SIGNATURE, 'returned', -6],
  [SINGLE, 'returned', -4],
  [CONTRACT, 'returned', -8],
  [RESIDENCE, 'returned', -7],
  [EXTRACT, 'returned', -12],
  [PENSION, 'returned', -15],
  [CORRECTION, 'returned', -9],
  [CONTRACT, 'refused', -2],
  [ALLOWANCE, 'refused', -6],
  [EXTRACT, 'submitted', 1],
  [SINGLE, 'submitted', 2],
  [CORRECTION, 'submitted', 2],
]

/** The dossiers of the demonstration, enough to fill every list and queue. */
export const SCENARIOS: readonly Scenario[] = WRITTEN.map(([[procedure, summary], progress, dueInDays]) => ({
  procedure,
  summary,
  progress,
  dueInDays,
}))
