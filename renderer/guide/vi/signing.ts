import type { Guide } from '../chapter.ts'

export const signing = {
  signing: {
    title: 'Ký số',
    blocks: [
      {
        kind: 'text',
        text: 'Hồ sơ đi ba bước: chuyên môn gắn dự thảo PDF rồi trình ký, lãnh đạo **phê duyệt**, văn thư **phát hành** bằng chứng thư số của cơ quan. Ký phê duyệt cũng là duyệt; phát hành xong thì hồ sơ có kết quả, chờ trả.',
      },
      {
        kind: 'steps',
        items: [
          '**Gắn dự thảo.** Mở hồ sơ, mục **Ký số**, bấm “Gắn tài liệu để ký…”, chọn tệp PDF, rồi “Trình ký”. Chưa ký thì thay hoặc bỏ được.',
          '**Xem.** Lãnh đạo, văn thư nhấn [[sign]]: tệp chờ ký ở bên trái, trang lớn ở bên phải. [[↑]] [[↓]] đổi tệp, [[←]] [[→]] lật trang, [[Z]] xem cả trang.',
          '**Chọn.** [[A]] đánh dấu ký, [[Shift]] + [[A]] đánh dấu tất cả, [[R]] trả lại kèm lý do, [[Esc]] bỏ đánh dấu.',
          '**Vị trí.** Khung nét đứt là chỗ chữ ký sẽ hiện, đặt theo họ tên người ký. Kéo khung bằng chuột, hoặc [[Tab]] đến khung rồi dùng phím mũi tên.',
          '**Ký.** [[Enter]]: xem chứng thư số đã kiểm tra, bấm “Ký”, gõ mã PIN **một lần** cho cả lượt. Từng tệp hiện “đang ký”, “ký thành công” hoặc “ký lỗi” kèm lý do; tệp lỗi không làm hỏng tệp khác.',
        ],
      },
      { kind: 'heading', text: 'Giấy tờ đã quét' },
      {
        kind: 'terms',
        items: [
          [
            'Ký số hóa',
            'Xác nhận bản quét đúng với giấy tờ đã nhận, bằng chứng thư số của cán bộ (TT 01/2023/TT-VPCP, Điều 8).',
          ],
          ['Sao y, sao lục, trích sao', 'Bản sao điện tử do cơ quan ký; dấu ở góc phải trang đầu ghi cơ quan và giờ.'],
          ['Phụ lục, công văn đến', 'Tài liệu gắn thêm vào hồ sơ, ký bằng chứng thư số của cơ quan.'],
        ],
      },
      {
        kind: 'list',
        items: [
          'Ở trang hồ sơ, đánh dấu một hay nhiều tệp rồi bấm cách ký. Ở màn hình Số hóa, sau khi lưu có sẵn nút ký.',
          'Thiết bị có bàn phím riêng thì gõ mã PIN trên thiết bị; màn hình nói khi đến lúc. Với phụ lục, công văn đến: ghi số, ký hiệu trước khi ký.',
          'Chương trình không lưu mã PIN, không tự thử lại, không thử trên thiết bị khác. Thiết bị báo còn ít lần thử thì màn hình nói trước khi gõ.',
          'Bấm “Dừng lại” bất cứ lúc nào: tệp đã ký giữ nguyên. Rút thiết bị, mất điện: mở [[sign]], lượt ký chưa xong nằm ở trên, bấm “Xem” rồi “Ký tiếp”; không tệp nào bị ký hai lần.',
          'Hai máy ký cùng một tệp cùng lúc thì cả hai bản đều được giữ: bản sau hiện dưới bản đang dùng, có tên và giờ ký, để thống nhất dùng bản nào.',
          'Chưa lấy được dấu thời gian thì chữ ký vẫn có; máy tự thêm dấu sau khi nối được.',
        ],
      },
      {
        kind: 'note',
        text: 'Chứng thư số “chưa kiểm tra được thu hồi” vẫn ký được khi mất mạng, nhưng chương trình không gọi chữ ký đó là hợp lệ cho đến khi kiểm tra được.',
      },
    ],
  },
  verifying: {
    title: 'Kiểm tra chữ ký số',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Mở **Kiểm tra chữ ký**, thả tệp PDF vào hoặc bấm “Chọn tệp…”. Tệp nhận từ nơi khác cũng kiểm tra được và không bị lưu lại.',
          'Với tệp của hồ sơ: mở hồ sơ, mục **Ký số**, bấm “Kiểm tra”.',
          'Bấm “In kết quả” để in phiếu kết quả kiểm tra.',
        ],
      },
      {
        kind: 'terms',
        items: [
          ['Hợp lệ', 'Nội dung nguyên vẹn, người ký dẫn đến gốc trong danh sách tin cậy, chưa bị thu hồi.'],
          [
            'Chưa kiểm tra được',
            'Nội dung nguyên vẹn nhưng chưa hỏi được nơi cấp, hoặc chưa có danh sách tin cậy. Chưa thể gọi là hợp lệ.',
          ],
          [
            'Không hợp lệ',
            'Có điểm sai: nội dung bị sửa, chứng thư hết hạn, bị thu hồi … Từng điểm được nêu bằng lời.',
          ],
          ['Dấu thời gian', 'Chứng minh giờ ký. Không có dấu thì giờ ký chỉ là giờ máy người ký tự ghi.'],
        ],
      },
    ],
  },
  tokens: {
    title: 'Thiết bị ký, chứng thư số',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Cán bộ công nghệ thông tin cài phần mềm của nhà cung cấp, mở **Thiết lập ký số**, thêm đường dẫn thư viện PKCS#11. Các gợi ý **chưa kiểm chứng**: hỏi nhà cung cấp trước.',
          'Nhận **danh sách tin cậy** của tỉnh từ tệp. Chưa có danh sách thì mọi chữ ký là “chưa kiểm tra được”.',
          'Cắm từng thiết bị, bấm “Đăng ký…”: chứng thư số của một cán bộ, hoặc của cơ quan kèm những người được dùng. Không ai ký được bằng chứng thư số không đăng ký cho mình.',
          'Chọn ảnh chữ ký của lãnh đạo và con dấu: ảnh chụp hoặc quét trên giấy trắng đều được; máy tách nét mực, xem trước rồi bấm “Dùng ảnh này”.',
        ],
      },
      {
        kind: 'list',
        items: [
          'Thiết bị được nhận ra theo số hiệu và chứng thư số, cắm vào cổng nào cũng được; rút ra là thanh trạng thái báo ngay.',
          'Phần mềm ký số trên máy (wss://127.0.0.1:8987) chỉ dùng khi không có thư viện; để trống thì không dùng.',
          'Máy chỉ có phần mềm đó thì đăng ký chứng thư số từ tệp (.cer, .crt, .pem) ở thẻ **Chứng thư số đã đăng ký**.',
          'Phần mềm đó hỏi chứng thư số và mã PIN trong cửa sổ của nó. Tệp trả về chỉ được nhận khi đúng là tệp đã gửi, thêm đúng một chữ ký PAdES của người ký.',
          'Khóa huấn luyện trong tệp (PKCS#12) chỉ mở được ở xã trình diễn: mọi chữ ký ghi HUẤN LUYỆN, không có giá trị pháp lý. Xã trình diễn có sẵn thiết bị tập, mã PIN 246810.',
        ],
      },
    ],
  },
} satisfies Partial<Guide>
