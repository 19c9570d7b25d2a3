export const catalogue = {
  title: 'Trả kết quả',
  note: 'Quét mã QR trên giấy tiếp nhận, hoặc gõ mã, số tạm, tên, số định danh.',
  find: 'Tìm hồ sơ để trả',
  findHint: 'Quét QR hoặc gõ rồi Enter',
  waiting: 'Hồ sơ chờ trả kết quả',
  noneWaiting: 'Không có hồ sơ nào chờ trả.',
  noneFound: 'Không có hồ sơ chờ trả nào khớp. Hồ sơ có thể chưa có kết quả: nhấn F3 để tìm trong tất cả.',
  next: 'Người tiếp theo',
  result: 'Kết quả',
  handed: 'Đã trả kết quả cho {{name}}. In biên nhận để ký.',
}
