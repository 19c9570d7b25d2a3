import type { Guide } from '../chapter.ts'

export const beginning = {
  'first-start': {
    title: 'Lần mở đầu tiên: lập quầy',
    blocks: [
      {
        kind: 'text',
        text: 'Lần đầu mở phần mềm trên một máy, ba bước ngắn sẽ lập quầy. Chỉ cần bàn phím: [[Tab]] sang ô sau, [[Enter]] sang bước sau.',
      },
      {
        kind: 'steps',
        items: [
          '**Xã và quầy.** Tên xã, tỉnh, mã định danh cơ quan do tỉnh cấp (ví dụ H56.17.22), tên quầy và ký hiệu quầy. Các mục này được in trên mọi giấy tờ nên hãy ghi đúng như văn bản.',
          '**Đánh số hồ sơ.** Nếu tỉnh đã giao cho quầy một dải số thì chọn “Dải số tỉnh giao”: máy cấp ngay mã chính thức, kể cả khi không có mạng. Nếu chưa, chọn “Số tạm”: máy in số tạm, sau này đổi sang mã chính thức và tìm bằng số nào cũng thấy.',
          '**Cán bộ đầu tiên.** Người này quản lý quầy và thêm các cán bộ khác. Mật khẩu mở dữ liệu đã mã hóa, mã PIN mở khóa màn hình. Mỗi thứ nhập hai lần.',
        ],
      },
      {
        kind: 'note',
        text: 'Nếu mọi cán bộ đều quên mật khẩu thì **không ai mở lại được dữ liệu**, kể cả người làm ra phần mềm. Nên có ít nhất hai cán bộ ở mỗi quầy.',
      },
      {
        kind: 'text',
        text: 'Nếu máy tắt giữa chừng, những gì đã điền về xã và quầy được giữ lại. Thông tin của cán bộ và mật khẩu không bao giờ được ghi lại nên phải nhập lại.',
      },
    ],
  },
  'signing-in': {
    title: 'Đăng nhập, khóa màn hình, đổi cán bộ',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Chọn tên đăng nhập bằng phím [[↑]] [[↓]], nhập mật khẩu rồi nhấn [[Enter]].',
          'Trên máy có kho bí mật của hệ điều hành, có thể đăng nhập bằng mã PIN; màn hình sẽ cho chọn. Máy không có thì luôn cần mật khẩu khi mở.',
          'Rời quầy thì nhấn [[lock]]. Mở lại bằng mã PIN. Để yên một lúc, màn hình tự khóa.',
        ],
      },
      {
        kind: 'text',
        text: 'Khi màn hình khóa, thông tin người dân không còn trên màn hình và cũng không còn trong bộ nhớ của màn hình. Những gì đang nhập đã được lưu, mã hóa, và hiện lại sau khi mở khóa.',
      },
      {
        kind: 'text',
        text: 'Đổi mật khẩu, mã PIN của mình: bảng tên ở góc dưới bên trái, “Đổi mật khẩu, mã PIN”, nhập mật khẩu đang dùng một lần rồi nhập cái mới hai lần.',
      },
      {
        kind: 'text',
        text: 'Nhập sai ba lần thì phải chờ 5 giây, mỗi lần sai tiếp theo chờ lâu gấp đôi, tối đa 15 phút. Mọi lần nhập sai được ghi vào nhật ký an ninh.',
      },
      {
        kind: 'text',
        text: 'Để người khác làm việc trên cùng máy: nhấn [[lock]], chọn tên bằng phím [[↑]] [[↓]], gõ mã PIN của người đó rồi nhấn [[Enter]]; không cần mật khẩu vì quầy đang mở. “Kết thúc phiên” trong bảng tên ở góc dưới bên trái thì đóng quầy khi không còn ai làm việc. Bản nhập dở của mỗi người là của riêng người đó; người khác không thấy.',
      },
    ],
  },
  today: {
    title: 'Trang Hôm nay và bản nhập dở',
    blocks: [
      {
        kind: 'text',
        text: 'Trang Hôm nay ([[home]]) cho biết số hồ sơ của ngày, hồ sơ đến hạn, và **hồ sơ đang nhập dở** của chính anh/chị. Bấm vào một con số để mở danh sách.',
      },
      {
        kind: 'text',
        text: 'Mọi thứ gõ vào màn hình tiếp nhận được lưu trên máy trong chưa đầy một giây. Mất điện, đóng cửa sổ hay khóa màn hình đều không mất. Mỗi bản nhập dở hiện đúng nội dung nó giữ, ví dụ “Nguyễn Thị A – Đăng ký khai sinh – 10:32”; bấm “Nhập tiếp” để làm tiếp.',
      },
      {
        kind: 'list',
        items: [
          'Bản nhập dở được xóa khi hồ sơ đã tiếp nhận hoặc từ chối xong.',
          'Nút thùng rác bỏ hẳn một bản, sau khi hỏi lại.',
          'Một bản bị hỏng được báo riêng và không ảnh hưởng các bản khác.',
        ],
      },
    ],
  },
} satisfies Partial<Guide>
