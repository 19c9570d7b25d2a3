/** A word with its weight: how often it turns up among a thousand or so. */
export type Weighted = readonly (readonly [word: string, weight: number])[]

/** Family names (họ) by their share among the Kinh and the larger minorities; the rare ones are what makes rare pairs. */
export const FAMILY_NAMES: Weighted = [
  ['Nguyễn', 384],
  ['Trần', 110],
  ['Lê', 95],
  ['Phạm', 70],
  ['Hoàng', 31],
  ['Huỳnh', 20],
  ['Phan', 45],
  ['Vũ', 22],
  ['Võ', 17],
  ['Đặng', 21],
  ['Bùi', 20],
  ['Đỗ', 14],
  ['Hồ', 13],
  ['Ngô', 13],
  ['Dương', 10],
  ['Lý', 5],
  ['Đào', 8],
  ['Đinh', 8],
  ['Đoàn', 6],
  ['Lương', 6],
  ['Mai', 6],
  ['Trịnh', 6],
  ['Trương', 8],
  ['Lâm', 4],
  ['Cao', 5],
  ['Hà', 5],
  ['Tạ', 4],
  ['Châu', 3],
  ['Chu', 3],
  ['Quách', 2],
  ['Thái', 3],
  ['Tô', 3],
  ['Vương', 2],
  ['Phùng', 3],
  ['Lưu', 3],
  ['Triệu', 2],
  ['Kiều', 2],
  ['Tống', 1.5],
  ['Nông', 2],
  ['Hứa', 1],
  ['Bế', 0.6],
  ['Giàng', 1],
  ['Vàng', 0.8],
  ['Thào', 0.6],
  ['Lò', 1.4],
  ['Quàng', 0.7],
  ['Cầm', 0.4],
  ['Tôn', 0.8],
  ['Bạch', 0.6],
  ['Nghiêm', 0.5],
  ['Khuất', 0.3],
  ['Doãn', 0.4],
  ['Mạc', 0.5],
  ['Thạch', 0.7],
  ['Danh', 0.4],
  ['Ông', 0.1],
]

/** Middle names (tên đệm) of men; two words are one entry. */
export const MIDDLE_NAMES_MALE: Weighted = [
  ['Văn', 380],
  ['Đình', 50],
  ['Hữu', 55],
  ['Đức', 60],
  ['Quang', 50],
  ['Minh', 55],
  ['Xuân', 35],
  ['Công', 30],
  ['Ngọc', 40],
  ['Thanh', 40],
  ['Hoàng', 40],
  ['Trọng', 20],
  ['Duy', 25],
  ['Tuấn', 20],
  ['Anh', 15],
  ['Quốc', 25],
  ['Bá', 10],
  ['Thế', 18],
  ['Mạnh', 14],
  ['Viết', 10],
  ['Văn Minh', 6],
  ['Hoàng Minh', 5],
  ['', 20],
]

/** Middle names of women. */
export const MIDDLE_NAMES_FEMALE: Weighted = [
  ['Thị', 480],
  ['Thị Thu', 30],
  ['Thị Ngọc', 28],
  ['Thị Kim', 26],
  ['Thị Hồng', 26],
  ['Thị Thanh', 26],
  ['Thị Minh', 14],
  ['Ngọc', 40],
  ['Thanh', 30],
  ['Thu', 25],
  ['Kim', 20],
  ['Phương', 22],
  ['Minh', 20],
  ['Hồng', 18],
  ['Bích', 12],
  ['Mỹ', 14],
  ['Diệu', 8],
  ['Thùy', 12],
  ['Như', 10],
  ['Khánh', 12],
  ['Quỳnh', 10],
  ['Hoài', 8],
  ['Tuyết', 8],
  ['', 14],
]

/** Given names (tên), the most frequent first; frequency falls off with the rank. */
export const GIVEN_NAMES_MALE: readonly string[] =
  `Hùng Tuấn Dũng Minh Nam Hải Sơn Thắng Long Cường Đức Hiếu Anh Bình Hoàng Huy Khánh Quân Trung Thành Tùng Việt Phúc Hưng
   Đạt Kiên Tài Tâm Thanh Toàn Vinh Lâm Hòa Nghĩa Phong Quang An Bảo Duy Khoa Lộc Mạnh Phát Sang Tân Thịnh Tiến Tín Trí
   Trường Vũ Chiến Chung Công Đông Giang Hà Hậu Hiệp Hoan Hợp Khải Khang Khôi Kỳ Lợi Luân Lực Lượng Nguyên Nhân Nhật Ninh
   Phi Phú Phước Quý Quyết Sỹ Thái Thiện Thọ Thông Thuận Tiệp Tĩnh Tới Triết Triều Tú Tường Văn Vương Vỹ Xuyến Ước Ngữ Đăng
   Đoàn Đỉnh Điệp Bách Bằng Cảnh Chương Dương Đại Đồng`
    .trim()
    .split(/\s+/)

export const GIVEN_NAMES_FEMALE: readonly string[] =
  `Hoa Lan Hương Hằng Hà Linh Thảo Trang Nga Ngọc Mai Anh Hạnh Dung Hồng Huyền Hường Liên Loan Lý Ngân Nhung Oanh Phương
   Phượng Quỳnh Thanh Thủy Thúy Thu Tâm Tuyết Vân Yến Xuân Chi Diễm Diệp Giang Hân Hiền Hiếu Hoài Huệ Khánh Kiều Lam Lệ Ly
   My Mỹ Na Nguyệt Nhi Nhàn Như Nương Sen Tiên Trâm Trinh Trúc Tú Uyên Vy Ánh Bình Bích Cúc Châu Duyên Đào Hảo Hiên Hợp
   Lành Lộc Luyến Mận Mến Miên Minh Mơ Nết Ninh Nụ Phúc Quý Quyên Sương Tám Thắm Thêu Thoa Thơm Thương Thư Tình Tươi Út
   Vui Xinh Xuyến Ý Đoan Đông`
    .trim()
    .split(/\s+/)
