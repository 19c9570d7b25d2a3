import { z } from 'zod'

/**
 * Forms the desk prints of a dossier: receipt (Giấy tiếp nhận hồ sơ và hẹn trả kết quả), request for a supplement (Phiếu yêu
 * cầu bổ sung), refusal (Phiếu từ chối), apology and extension (Văn bản xin lỗi), stop notice (Thông báo dừng), control slip
 * (Phiếu kiểm soát quá trình), hand-back note (Giấy biên nhận trả kết quả) and the label of a letter (nhãn bưu gửi).
 */
export const PrintedForm = z.enum([
  'receipt',
  'supplement',
  'refusal',
  'apology',
  'stop',
  'control',
  'hand-back',
  'post-label',
])
export type PrintedForm = z.infer<typeof PrintedForm>
