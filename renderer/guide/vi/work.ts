import type { Guide } from '../chapter.ts'

export const work = {
  dossiers: {
    title: 'Tìm và giải quyết hồ sơ',
    blocks: [
      {
        kind: 'text',
        text: 'Nhấn [[dossiers]] rồi gõ: tên có dấu hay không dấu, số định danh, số điện thoại, mã hồ sơ hoặc số tạm. Danh sách lọc theo hàng việc, trạng thái và thủ tục.',
      },
      {
        kind: 'terms',
        items: [
          ['Đến hạn hôm nay', 'Phải có kết quả trong hôm nay.'],
          ['Sắp quá hạn', 'Còn không quá một ngày làm việc.'],
          [
            'Quá hạn',
            'Đã qua giờ hẹn mà chưa có kết quả. Mỗi dòng ghi quá bao nhiêu ngày làm việc (theo lịch của xã) và đang nằm ở ai.',
          ],
          ['Của tôi', 'Đang được giao cho anh/chị.'],
          ['Của quầy, chưa giao', 'Đã tiếp nhận tại quầy, chưa giao cho ai.'],
          ['Chờ duyệt, Chờ ký', 'Đã trình lãnh đạo; đã duyệt nhưng chưa ký.'],
          ['Chờ trả', 'Đã có kết quả, chờ người dân đến nhận.'],
        ],
      },
      {
        kind: 'text',
        text: '**Nhiều hồ sơ một lúc**: trong danh sách nhấn [[Space]] để chọn, [[Shift]] và phím mũi tên để chọn một đoạn, [[Ctrl+A]] để chọn mọi hồ sơ đang hiện, hoặc bấm ô ở đầu dòng; [[Tab]] xuống thanh việc bên dưới. Mỗi hồ sơ được ghi riêng: hồ sơ nào không làm được thì máy nêu mã và lý do, các hồ sơ khác vẫn được ghi. Trong lúc máy làm, anh/chị vẫn làm việc khác được, và có thể dừng.',
      },
      {
        kind: 'text',
        text: '**Lưu bộ lọc này** giữ hàng việc, trạng thái và thủ tục đang chọn dưới một cái tên, cho riêng anh/chị trên máy này. Chữ đã gõ để tìm không được lưu. Từ trang hồ sơ, **Về danh sách** mở lại danh sách như vừa lọc.',
      },
      {
        kind: 'text',
        text: '[[palette]] tìm nhanh từ bất cứ đâu: hồ sơ, công dân, thủ tục, màn hình và việc (có dấu hay không dấu). Ở trang hồ sơ, bảng này có cả những việc làm được với hồ sơ đó.',
      },
      {
        kind: 'text',
        text: 'Trang hồ sơ có giấy tờ, kết quả, lịch sử (ai, lúc nào, việc gì) và những việc được làm lúc này:',
      },
      {
        kind: 'list',
        items: [
          '**Chuyển xử lý**: giao cho cán bộ chuyên môn.',
          '**Chuyển lại quầy**: trả về quầy khi chưa giải quyết được, kèm lý do.',
          '**Có kết quả**: gắn tệp kết quả (PDF, JPEG, PNG hoặc TIFF, tối đa 100 MB).',
          '**Trả kết quả**: giao cho người dân tại quầy.',
        ],
      },
      {
        kind: 'text',
        text: 'Bảng Các bước cho biết ai giữ hồ sơ bao lâu so với định mức của bước (tiếp nhận, thẩm định, ký duyệt, phát hành); phần quá định mức được đánh dấu, trên Phiếu kiểm soát cũng vậy. Thời gian chờ công dân bổ sung và chờ cơ quan khác xác minh không tính vào bước nào. Định mức ghi “chưa xác nhận” là cách chia mặc định, chưa phải quy trình nội bộ của tỉnh.',
      },
      {
        kind: 'text',
        text: 'Nếu người khác vừa thay đổi hồ sơ, máy không ghi đè mà báo để anh/chị xem lại rồi làm.',
      },
    ],
  },
  returns: {
    title: 'Trả kết quả',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Nhấn [[returns]], quét mã QR trên giấy tiếp nhận, hoặc gõ mã, số tạm, tên hay số định danh rồi [[Enter]].',
          'Kiểm tra giấy tờ của người nhận. Người được ủy quyền thì ghi họ tên và số giấy tờ.',
          'Ghi nhận trả kết quả, in Giấy biên nhận, lấy chữ ký.',
        ],
      },
      {
        kind: 'text',
        text: 'Hồ sơ không hiện trong danh sách chờ trả thì có thể chưa có kết quả: nhấn [[dossiers]] để tìm trong tất cả hồ sơ.',
      },
    ],
  },
  officers: {
    title: 'Cán bộ, vai trò và nhật ký an ninh',
    blocks: [
      {
        kind: 'text',
        text: 'Trang Cán bộ liệt kê mọi người ở quầy, vai trò và việc được làm. Người có quyền quản lý thêm cán bộ mới ở đó; cán bộ mới tự chọn mật khẩu và mã PIN của mình. Bảng dưới danh sách chính là bảng mà bộ xử lý dùng để kiểm tra.',
      },
      {
        kind: 'list',
        items: [
          '**Đổi vai trò** có hiệu lực ngay, kể cả ở màn hình người đó đang làm việc. Luôn phải còn ít nhất một người quản lý cán bộ.',
          '**Cấp lại truy cập** cho người quên mật khẩu: mật khẩu và mã PIN dùng một lần. Chưa tự đặt cái mới thì chưa làm được việc gì khác.',
          '**Cho thôi việc** kết thúc truy cập ở mọi màn hình. Việc đã làm vẫn mang tên người đó, tên đăng nhập không cấp cho ai khác. “Hồ sơ còn giữ” mở những hồ sơ đang dở để người khác tiếp quản.',
        ],
      },
      {
        kind: 'text',
        text: 'Bộ xử lý kiểm tra quyền của từng việc, không chỉ màn hình. Việc không có quyền thì không có nút, và nếu vẫn gửi được thì cũng bị từ chối.',
      },
      {
        kind: 'text',
        text: 'Nhật ký an ninh ghi đăng nhập, nhập sai, khóa và mở khóa. Không ai sửa hay xóa được, vì nó nằm trong sổ sự kiện.',
      },
    ],
  },
} satisfies Partial<Guide>
