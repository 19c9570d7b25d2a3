import type { Guide } from '../chapter.ts'

export const care = {
  status: {
    title: 'Thanh trạng thái nói gì',
    blocks: [
      { kind: 'text', text: 'Thanh dưới cùng luôn nói sự thật về máy này. Đưa chuột vào một mục để đọc giải thích.' },
      {
        kind: 'terms',
        items: [
          ['Chưa nối tỉnh', 'Máy chưa được cấu hình đường truyền về tỉnh. Mọi việc được lưu trên máy.'],
          ['Việc chưa gửi', 'Số việc tỉnh chưa xác nhận đã lưu, và việc lâu nhất đã chờ bao lâu.'],
          [
            'Ký số',
            'Thiết bị ký đang cắm, và điều thiết bị báo về mã PIN. “Chưa cài đặt”: chưa đặt thư viện ở **Thiết lập ký số**.',
          ],
          ['Đĩa trống', 'Chỗ trống của ổ đĩa. Màu đỏ khi còn dưới 2 GB.'],
          [
            'Camera đang bật',
            'Camera của máy đang mở. Máy tự tắt khi xong việc, khi khóa hoặc che màn hình, sau hai phút không dùng.',
          ],
          ['Trang chờ lưu', 'Ảnh giấy tờ đã an toàn trên máy, đang chờ chuyển vào hồ sơ.'],
          [
            'Đồng hồ máy bị lùi / nhảy tới',
            'Ngày của máy sớm hơn việc gần nhất trong sổ quá một ngày, hoặc muộn hơn quá 60 ngày. Chưa cấp số nào cho tới khi chỉnh lại ngày giờ, hoặc có người bấm “Ngày của máy đúng”.',
          ],
          ['Đang nối lại bộ xử lý', 'Bộ xử lý vừa dừng và tự khởi động lại, thường trong một giây.'],
          ['Sổ sự kiện không nguyên vẹn', 'Dữ liệu có thể bị sửa từ bên ngoài. Ngừng tiếp nhận, báo ngay.'],
        ],
      },
      {
        kind: 'text',
        text: 'Dải vàng trên cùng cảnh báo khi phần mềm chạy ở chế độ chỉ để thử. Dải xanh báo xã trình diễn với dữ liệu bịa. Không phục vụ người dân khi có dải vàng hoặc dải xanh.',
      },
    ],
  },
  offline: {
    title: 'Mất mạng, mất điện',
    blocks: [
      {
        kind: 'list',
        items: [
          '**Mất mạng** không ảnh hưởng gì: tiếp nhận, giải quyết, in và trả đều làm trên máy này.',
          '**Mất điện khi đang nhập**: bật máy, đăng nhập, mở trang Hôm nay và bấm “Nhập tiếp”.',
          '**Mất điện ngay sau khi bấm Tiếp nhận**: mở lại và tìm hồ sơ theo tên. Nếu có thì hồ sơ đã được tiếp nhận, chỉ cần in lại; nếu không thì bản nhập vẫn ở trang Hôm nay. Bấm Tiếp nhận hai lần cũng không tạo hai hồ sơ.',
          '**Đóng nắp máy, ngủ**: chìa khóa dữ liệu bị xóa khỏi bộ nhớ; khi mở lại phải đăng nhập.',
        ],
      },
      {
        kind: 'text',
        text: 'Dữ liệu trên đĩa luôn được mã hóa. Máy bị mất thì người khác không đọc được hồ sơ nếu không có mật khẩu.',
      },
    ],
  },
  trouble: {
    title: 'Khi gặp sự cố',
    blocks: [
      {
        kind: 'terms',
        items: [
          [
            'Mật khẩu hoặc mã PIN chưa đúng',
            'Kiểm tra Caps Lock và tắt bộ gõ tiếng Việt. Bấm hình con mắt để xem chữ đang gõ.',
          ],
          ['Tên người dân bị sai dấu sau khi quét', 'Bộ gõ tiếng Việt đang bật. Tắt bộ gõ rồi quét lại thẻ.'],
          [
            'Không tìm thấy thủ tục',
            'Gõ ít chữ hơn, hoặc gõ mã thủ tục. Thủ tục “chưa cấu hình” cần tỉnh cấu hình trước.',
          ],
          ['Ổ đĩa đã đầy', 'Không có gì bị ghi dở. Dọn đĩa rồi bấm Tiếp nhận lại; bản nhập vẫn còn.'],
          ['Dải số đã dùng hết', 'Xin tỉnh cấp dải số mới. Bản nhập vẫn còn.'],
          ['Máy in không nhận lệnh', 'Hồ sơ đã được lưu. Kiểm tra giấy và dây, rồi in lại hoặc lưu PDF.'],
          ['Dữ liệu do phiên bản mới hơn tạo ra', 'Cài phiên bản mới nhất rồi mở lại; dữ liệu vẫn nguyên.'],
          ['Cơ sở dữ liệu bị hỏng', 'Giữ nguyên máy, đừng xóa gì, báo ngay cán bộ công nghệ thông tin.'],
        ],
      },
      {
        kind: 'text',
        text: 'Khi báo lỗi, mở trang “Phần mềm” và chụp lại: trang đó có phiên bản và tình trạng của máy, không có thông tin cá nhân.',
      },
    ],
  },
} satisfies Partial<Guide>
