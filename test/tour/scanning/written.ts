import type { PaperLine } from '../../pages/index.ts'

const head = (title: string): PaperLine[] => [
  { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: 13, bold: true, centred: true },
  { text: 'Độc lập - Tự do - Hạnh phúc', size: 13, bold: true, centred: true },
  { text: '', size: 8 },
  { text: title, size: 15, bold: true, centred: true },
  { text: '', size: 8 },
]
const body = (lines: readonly string[]): PaperLine[] => lines.map((text) => ({ text, size: 13 }))

/** Declaration CT01, first page. */
export const DECLARATION = [
  ...head('TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ'),
  ...body([
    'Kính gửi: Công an xã Yên Thành',
    '1. Họ, chữ đệm và tên: Cao Thị Sương',
    '2. Ngày, tháng, năm sinh: 17/04/1992        3. Giới tính: Nữ',
    '4. Số định danh cá nhân: 040192006218',
    '5. Số điện thoại liên hệ: 0912 604 118',
    '6. Nơi thường trú: Xóm Đồng Trổ, xã Yên Thành, tỉnh Nghệ An',
    '7. Họ, chữ đệm và tên chủ hộ: Cao Văn Thụ',
    '8. Mối quan hệ với chủ hộ: con đẻ',
    '9. Số định danh cá nhân của chủ hộ: 040062003145',
    '10. Nội dung đề nghị: Đăng ký thường trú vào hộ của cha đẻ tại',
    'Xóm Đồng Trổ, xã Yên Thành, cùng một con chưa thành niên.',
  ]),
]

/** Declaration CT01, second page. */
export const DECLARATION_OVERLEAF = body([
  '11. Những thành viên trong hộ gia đình cùng thay đổi:',
  'Hoàng Gia Bảo, sinh ngày 09/11/2018, Nam, là con của người khai',
  '',
  'Ý kiến của chủ hộ: Tôi đồng ý cho con gái và cháu ngoại đăng ký',
  'thường trú vào hộ gia đình tôi kể từ ngày nộp tờ khai này.',
  '',
  'Tôi cam đoan những nội dung kê khai trên đây là đúng sự thật và',
  'chịu trách nhiệm trước pháp luật về lời khai của mình.',
  '',
  'Yên Thành, ngày 27 tháng 11 năm 2026',
  'Người kê khai: Cao Thị Sương',
])

/** A birth certificate that shows who belongs to whom. */
export const BIRTH_CERTIFICATE = [
  ...head('GIẤY KHAI SINH'),
  ...body([
    'Số: 214/1992        Quyển số: 02/1992',
    'Họ, chữ đệm, tên: Cao Thị Sương',
    'Ngày, tháng, năm sinh: 17/04/1992, ghi bằng chữ: ngày mười bảy',
    'tháng tư năm một nghìn chín trăm chín mươi hai',
    'Giới tính: Nữ        Dân tộc: Kinh        Quốc tịch: Việt Nam',
    'Nơi sinh: Trạm y tế xã Hoa Thành, huyện Yên Thành',
    'Họ, chữ đệm, tên người mẹ: Phan Thị Nhàn, sinh năm 1965',
    'Họ, chữ đệm, tên người cha: Cao Văn Thụ, sinh năm 1962',
    'Nơi đăng ký khai sinh: Ủy ban nhân dân xã Hoa Thành',
    'Ngày, tháng, năm đăng ký: 02/05/1992',
  ]),
]

/** What shows that the dwelling is lawful. */
export const LAND_CERTIFICATE = [
  ...head('GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT'),
  ...body([
    'Người sử dụng đất: Ông Cao Văn Thụ, sinh năm 1962',
    'Thửa đất số: 118, tờ bản đồ số: 27',
    'Địa chỉ thửa đất: Xóm Đồng Trổ, xã Yên Thành, tỉnh Nghệ An',
    'Diện tích: 412,5 m2 (bốn trăm mười hai phẩy năm mét vuông)',
    'Hình thức sử dụng: sử dụng riêng',
    'Mục đích sử dụng: đất ở tại nông thôn 200 m2, đất trồng cây lâu năm',
    'Thời hạn sử dụng: đất ở lâu dài',
    'Nhà ở: nhà cấp bốn, diện tích xây dựng 86 m2, hoàn thành năm 2004',
    'Số vào sổ cấp giấy chứng nhận: CH 00917',
  ]),
]

/** A note that fell into the feeder and belongs to nobody. */
export const STRAY_NOTE = body(['Họp giao ban 14 giờ, phòng họp tầng 2.', 'Mang theo báo cáo tuần.'])

/** Declaration CT01 of a guest, one page. */
export const GUEST_DECLARATION = [
  ...head('TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ'),
  ...body([
    'Kính gửi: Công an xã Yên Thành',
    '1. Họ, chữ đệm và tên: Hoàng Minh Quân',
    '2. Ngày, tháng, năm sinh: 30/08/1990        3. Giới tính: Nam',
    '4. Số định danh cá nhân: 038090011527',
    '5. Số điện thoại liên hệ: 0986 220 431',
    '6. Nơi thường trú: xã Hoằng Giang, tỉnh Thanh Hóa',
    '7. Nơi tạm trú: nhà bà Cao Thị Sương, Xóm Đồng Trổ',
    '8. Thời hạn tạm trú: từ 28/11/2026 đến 28/11/2027',
    '9. Mối quan hệ với chủ hộ: người ở nhờ',
    '10. Nội dung đề nghị: Đăng ký tạm trú tại Xóm Đồng Trổ,',
    'xã Yên Thành, tỉnh Nghệ An trong thời hạn một năm.',
  ]),
]

/** The result that the specialist scans after signing. */
export const RESULT = [
  ...head('THÔNG BÁO KẾT QUẢ GIẢI QUYẾT ĐĂNG KÝ CƯ TRÚ'),
  ...body([
    'Công an xã Yên Thành thông báo kết quả đăng ký thường trú:',
    'Họ, chữ đệm và tên: Cao Thị Sương',
    'Số định danh cá nhân: 040192006218',
    'Đã được đăng ký thường trú tại Xóm Đồng Trổ, xã Yên Thành,',
    'tỉnh Nghệ An, vào hộ của ông Cao Văn Thụ.',
  ]),
]
