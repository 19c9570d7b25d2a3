export const catalogue = {
  form: {
    receipt: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    refusal: 'Phiếu từ chối tiếp nhận hồ sơ',
    'hand-back': 'Giấy biên nhận trả kết quả',
  },
  print: 'In',
  savePdf: 'Lưu PDF',
  paper: 'Khổ giấy',
  preview: 'Xem trước: {{title}}',
  copies_other: '{{count}} liên',
  printed: 'Đã gửi tới máy in.',
  saved: 'Đã lưu PDF: {{path}}',
  cancelled: 'Chưa in. Hồ sơ vẫn được lưu.',
  working: 'Đang in…',
  preparing: 'Đang dựng giấy…',
}
