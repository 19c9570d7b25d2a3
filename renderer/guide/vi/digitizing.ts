import type { Guide } from '../chapter.ts'

export const digitizing = {
  digitize: {
    title: 'Số hóa giấy tờ',
    blocks: [
      {
        kind: 'text',
        text: 'Nhấn [[digitize]] khi đang nhập hồ sơ, ngay sau khi tiếp nhận, hoặc khi đang mở một hồ sơ: màn hình số hóa mở đúng hồ sơ đó. Ở nơi khác, phím này mở danh sách các trang đã quét mà chưa lưu.',
      },
      {
        kind: 'steps',
        items: [
          '**Dùng lại trước.** Giấy tờ còn hiệu lực của người này đã có ở quầy được nêu trước, kèm ngày cấp và thời hạn. Nhấn [[reuse]] để dùng lại, không phải quét.',
          '**Quét.** Nhấn [[scan]]. Các trang hiện lần lượt khi máy đang chạy; mỗi trang đã hiện là đã nằm trên đĩa. [[stopScan]] dừng giữa chừng, trang đã hiện vẫn còn. Không có máy quét: [[addFiles]] để thêm tệp PDF, ảnh (kể cả ảnh HEIC của iPhone), hoặc kéo tệp thả vào màn hình; [[camera]] để chụp, nhấn lần nữa để quay lại (cả khi đang làm một xấp).',
          '**Gán giấy tờ.** Mỗi giấy tờ có một phím số: chọn các trang rồi nhấn số, kéo thả vào giấy tờ, hoặc bấm tên giấy tờ. Giấy tiếp nhận và tờ phân cách có mã QR tự gán các trang sau nó.',
          '**Kiểm tra.** Xem từng trang, xoay, đổi thứ tự, bỏ trang thừa.',
          '**Lưu.** Nhấn [[fileAway]], đếm số trang trên giấy rồi [[Enter]]. Số ảnh phải bằng số trang, đúng thứ tự (TT 01/2023/TT-VPCP, Điều 8).',
        ],
      },
      { kind: 'heading', text: 'Quét cả xấp: tờ phân cách và nhãn giấy tờ' },
      {
        kind: 'steps',
        items: [
          '**Nhãn giấy tờ** tự đưa trang vào đúng giấy tờ. Ngay sau khi tiếp nhận bấm “In nhãn giấy tờ”, hoặc mở hồ sơ, thẻ “Nhãn giấy tờ”. Cắt từng nhãn, dán hoặc kẹp ở chỗ trống trên trang đầu của giấy tờ đó.',
          '**Tờ phân cách** chỉ báo giấy tờ mới bắt đầu. In một lần ở màn hình số hóa ([[digitize]], “In tờ phân cách”), dùng lại mãi; tờ “Hết hồ sơ” đặt sau trang cuối của một hồ sơ.',
          'Xếp giấy tiếp nhận của từng hồ sơ trên giấy tờ của hồ sơ đó, bấm “Xấp mới” rồi [[scan]] cả xấp. Mã hỏng, mã lạ thì các trang chưa gán cho giấy tờ nào và màn hình báo: gán bằng tay.',
        ],
      },
      { kind: 'heading', text: 'Phím khi xem trang' },
      {
        kind: 'terms',
        items: [
          [
            'Di chuyển',
            '[[←]] [[→]] [[↑]] [[↓]]; cùng [[Shift]] để chọn một đoạn, [[Space]] chọn từng trang, [[Ctrl+A]] chọn tất cả, [[Esc]] bỏ chọn',
          ],
          ['Đổi thứ tự', '[[Alt]] cùng phím mũi tên'],
          [
            'Gán giấy tờ',
            '[[1]] đến [[9]] rồi các chữ ghi bên giấy tờ; [[0]] để bỏ gán; [[B]] bắt đầu giấy tờ mới từ trang này',
          ],
          ['Xoay', '[[R]] sang phải, cùng [[Shift]] sang trái'],
          ['Bỏ, lấy lại', '[[Delete]] bỏ vào thùng giấy, trong thùng giấy thì lấy ra; [[Ctrl+Z]] hoàn tác từng bước'],
          [
            'Giấy dán (sticky note)',
            'Quét hai lần, có và không có giấy dán; ở ảnh thứ hai nhấn [[N]]: cùng một tờ, không đếm thêm trang',
          ],
          [
            'Ảnh gốc',
            '[[O]] so với ảnh gốc, [[S]] giữ như khi quét, [[M]] đổi màu, xám, đen trắng, [[C]] đặt bốn góc cho ảnh chụp',
          ],
          ['Phóng to', '[[Z]] cỡ thật hoặc vừa khung; khi phóng to, bấm [[Tab]] vào ảnh rồi dùng phím mũi tên'],
        ],
      },
      {
        kind: 'list',
        items: [
          'Trang trắng do máy tìm thấy nằm trong thùng giấy, không bị xóa. Bấm nút thùng giấy để xem và lấy lại.',
          'Kẹt giấy, hết giấy, máy bận: màn hình nói bằng lời phải làm gì. Các trang đã hiện vẫn còn; quét tiếp từ trang bị kẹt.',
          'Giấy tờ chỉ xuất trình, giấy tờ mật, hồ sơ nộp trực tuyến và văn bản trả lời xác minh nội bộ không số hóa (TT 03/2025/TT-VPCP, Điều 5). Giấy tờ nộp mà không số hóa thì bấm “Không số hóa…” và ghi lý do.',
          'Chưa tiếp nhận cũng quét được; các trang được giữ trên máy và lưu vào hồ sơ sau khi tiếp nhận.',
          'Tờ khai hộ tịch, căn cước quét trước khi tiếp nhận: tên, số, ngày sinh, địa chỉ đọc được hiện ở mục Người nộp hồ sơ kèm mức chắc chắn. Bấm “Điền vào ô trống”, so lại với giấy; ô đã nhập không bị thay. Sau khi lưu, nút “Nội dung đọc được” của giấy tờ trong hồ sơ hiện mọi ô của tờ khai: Tab đến một ô rồi Ctrl+C để chép sang phần mềm hộ tịch.',
          'Giấy tờ còn giữ ở xã của cùng một người được mời dùng lại trước khi quét; giấy hết hạn xếp cuối.',
          'Số ảnh khác số trang thì hồ sơ chưa rời quầy được: không chuyển, tiếp quản hay ghi có kết quả ngay được. Bật thẻ **Số hóa** ở **Lịch và thời hạn** thì mọi giấy tờ nộp phải có tệp hoặc lý do. Người có quyền duyệt cho qua được kèm lý do.',
          'Tìm chữ trên giấy tờ: [[palette]], “Tìm trong giấy tờ”. Gõ có dấu hay không dấu; cụm từ đặt trong ngoặc kép.',
        ],
      },
      {
        kind: 'note',
        text: 'Máy quét, cách quét, máy quét trong mạng và thư mục theo dõi đặt ở trang Máy quét, mục Quản lý quầy. “Kiểm tra, tìm lại” nói bằng lời vì sao không thấy máy.',
      },
    ],
  },
} satisfies Partial<Guide>
