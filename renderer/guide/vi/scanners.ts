import type { Guide } from '../chapter.ts'

export const scanners = {
  scanners: {
    title: 'Cài máy quét (cho cán bộ công nghệ thông tin)',
    blocks: [
      {
        kind: 'text',
        text: 'Mọi máy quét hiện trong cùng một danh sách. Đặt máy quét trong mạng, thư mục theo dõi và NAPS2 ở trang Máy quét, mục Quản lý quầy.',
      },
      {
        kind: 'terms',
        items: [
          [
            'Máy quét cắm vào máy Linux',
            'Cài gói sane-utils và trình điều khiển của hãng; tài khoản phải thuộc nhóm scanner. Lệnh “scanimage -L” thấy máy thì phần mềm thấy máy.',
          ],
          [
            'Máy quét trong mạng (eSCL, AirScan)',
            'Không cần trình điều khiển. Máy cùng mạng tự hiện; máy ở mạng khác thì nhập tên và địa chỉ, ví dụ http://192.168.1.20 (đường dẫn /eSCL/ được tự thêm).',
          ],
          [
            'Máy quét dùng https',
            'Máy quét thường tự ký chứng chỉ, nên chỉ máy do anh/chị nhập địa chỉ https mới được chấp nhận chứng chỉ tự ký. Muốn chặn cả máy giả mạo, thêm dấu vân tay chứng chỉ vào cuối địa chỉ: https://192.168.1.20/eSCL/#sha256=… Máy tự tìm thấy qua http gửi trang không mã hóa trong mạng nội bộ.',
          ],
          [
            'Thư mục theo dõi',
            'Cho máy quét hoặc phần mềm của hãng lưu tệp PDF, JPEG, PNG, TIFF, HEIC vào một thư mục, kể cả thư mục chia sẻ SMB. Tệp được nhận khi đã ghi xong và chỉ bị xóa khỏi thư mục sau khi đã nằm an toàn trong quầy. Tệp không mở được (hỏng, có mật khẩu) được để lại đó; danh sách máy quét báo điều này, và báo cả khi không đọc được thư mục. Tệp đang ghi nên có tên tạm (.part, .tmp). Mỗi thư mục chỉ dùng cho một máy tính; chỉ tài khoản của quầy và máy quét được đọc, vì tệp chưa được mã hóa khi còn ở đó.',
          ],
          [
            'Windows (chưa kiểm chứng)',
            'Máy quét WIA dùng được ngay, nhưng quét hai mặt tùy máy. Cài NAPS2 rồi nhập đường dẫn NAPS2.Console.exe để dùng TWAIN và hai mặt; các trang hiện cùng lúc khi quét xong. Hai cách này chưa được chạy thử trên Windows; hãy thử với giấy không quan trọng trước. Máy quét trong mạng không phụ thuộc hai cách này.',
          ],
        ],
      },
      {
        kind: 'text',
        text: 'Máy quét im lặng quá 90 giây thì lượt quét được dừng; các trang đã quét vẫn còn. Trang đang quét chỉ nằm trong bộ nhớ của Linux; trên Windows nó nằm trong thư mục tạm của tài khoản và bị xóa ngay sau khi nhận.',
      },
    ],
  },
} satisfies Partial<Guide>
