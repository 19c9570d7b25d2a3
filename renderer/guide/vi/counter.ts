import type { Guide } from '../chapter.ts'

export const counter = {
  reception: {
    title: 'Tiếp nhận hồ sơ',
    blocks: [
      { kind: 'text', text: 'Nhấn [[reception]] ở bất cứ đâu để bắt đầu. Thứ tự trên màn hình là thứ tự công việc:' },
      {
        kind: 'steps',
        items: [
          '**Thủ tục.** Gõ một phần tên, mã, hoặc chữ đầu, có dấu hay không dấu: “khai sinh”, “1.001193”, “dkks”. [[↓]] và [[Enter]] để chọn. Thủ tục ghi “chưa cấu hình ở đây” có trong danh mục quốc gia nhưng quầy chưa tiếp nhận được.',
          '**Căn cước.** Quét mã QR trên thẻ, hoặc gõ 12 số rồi [[Enter]]. Người đã từng nộp hồ sơ ở quầy được điền sẵn.',
          '**Người nộp.** Kiểm tra và bổ sung số điện thoại, địa chỉ. Nộp thay thì ghi tên chủ hồ sơ.',
          '**Giấy tờ.** Đánh dấu những gì người dân nộp hoặc xuất trình, số bản chính, bản sao. Thiếu giấy tờ bắt buộc thì máy không cho tiếp nhận.',
          '**Phí, số bộ, cách nhận kết quả.** Lệ phí do tỉnh quy định thì nhập theo bảng của tỉnh.',
          '**Tiếp nhận.** Nhấn [[accept]]. Màn hình chỉ báo đã tiếp nhận khi hồ sơ đã nằm chắc trên đĩa; sau đó in giấy.',
        ],
      },
      {
        kind: 'note',
        text: 'Giấy tiếp nhận đã in nghĩa là hồ sơ đã được lưu. Nếu chưa thấy “Đã tiếp nhận và lưu an toàn” thì hồ sơ chưa được tiếp nhận, nhưng bản nhập vẫn còn.',
      },
      { kind: 'heading', text: 'Từ chối tiếp nhận' },
      {
        kind: 'text',
        text: 'Hồ sơ không đủ điều kiện: nhấn [[refuse]], ghi rõ lý do, xác nhận rồi in Phiếu từ chối. Lần từ chối cũng được ghi vào sổ.',
      },
    ],
  },
  card: {
    title: 'Đọc căn cước bằng đầu đọc mã QR',
    blocks: [
      {
        kind: 'text',
        text: 'Đầu đọc mã QR loại cắm USB gõ nội dung thẻ như một bàn phím, không cần cài gì. Đưa con trỏ vào ô Căn cước rồi quét. Lỡ quét khi con trỏ ở ô khác, máy vẫn nhận ra và trả ô đó về như trước. Quét thẻ khi giấy tiếp nhận của người trước còn mở thì máy bắt đầu hồ sơ mới với thẻ đó.',
      },
      {
        kind: 'note',
        text: '**Tắt bộ gõ tiếng Việt (UniKey, EVKey, IBus) trước khi quét**, hoặc chuyển sang chế độ tiếng Anh. Khi bộ gõ đang bật, “NGUYỄN” có thể bị gõ thành chữ sai. Máy phát hiện phần lớn trường hợp này và nhắc quét lại, nhưng hãy luôn nhìn thẻ để đối chiếu.',
      },
      {
        kind: 'list',
        items: [
          'Đầu đọc phải gửi [[Enter]] ở cuối; đây là thiết lập sẵn của hầu hết đầu đọc.',
          'Đầu đọc phải để bàn phím kiểu US và gửi được Unicode (UTF-8); nếu chữ có dấu thành dấu hỏi, xem tờ mã cấu hình kèm đầu đọc.',
          'Có thể dán nội dung mã QR đã chép từ nơi khác bằng [[Ctrl+V]] rồi [[Enter]].',
        ],
      },
      { kind: 'heading', text: 'Không có đầu đọc: dùng camera của máy' },
      {
        kind: 'text',
        text: 'Nhấn [[camera]] hoặc bấm “Quét thẻ bằng camera” dưới ô Căn cước, đưa mã QR trên thẻ vào giữa hình, cách ống kính khoảng một gang tay. Đọc được là máy điền biểu mẫu và tắt camera. Ở màn hình Trả kết quả, cùng phím đó quét mã trên giấy tiếp nhận. Hình từ camera không được lưu lại. Khi camera bật luôn có chấm đỏ trên hình và dòng chữ trên thanh trạng thái.',
      },
      {
        kind: 'text',
        text: 'Máy đối chiếu số định danh với giới tính, năm sinh và nơi đăng ký khai sinh. Điểm không khớp được nêu tên để kiểm tra với thẻ thật; máy không tự sửa.',
      },
      {
        kind: 'text',
        text: 'Mã trống, mã quá dài hoặc không phải mã thẻ căn cước bị từ chối bằng một câu rõ ràng, và không điền gì vào biểu mẫu.',
      },
    ],
  },
  camera: {
    title: 'Chụp giấy tờ bằng camera',
    blocks: [
      {
        kind: 'text',
        text: 'Không có máy quét vẫn số hóa được: chụp từng tờ bằng camera của máy hoặc camera cắm ngoài, kể cả khi ở thôn, không điện, không mạng.',
      },
      {
        kind: 'steps',
        items: [
          'Ở màn hình số hóa của hồ sơ, chọn chụp bằng camera. Có nhiều camera thì chọn ở góc dưới bên phải; máy nhớ cho lần sau.',
          'Đặt tờ giấy trên nền sẫm. Khung màu bao quanh tờ giấy: màu vàng là chưa tốt, màu xanh là tốt. Câu dưới hình nói phải làm gì: sáng hơn, giữ yên, lùi ra, lại gần.',
          'Giữ yên: máy tự chụp tấm nét nhất khi giấy nằm yên, rồi chờ tờ kế tiếp. Hoặc nhấn [[Space]] để chụp ngay. Có thể tắt “Tự chụp khi giấy nằm yên”.',
          'Chọn một trang đã chụp để kéo lại bốn góc (chuột, hoặc [[Tab]] rồi phím mũi tên), chụp lại hay bỏ.',
        ],
      },
      {
        kind: 'note',
        text: 'Ảnh được mã hóa và ghi xuống đĩa của máy ngay khi chụp, rồi mới chuyển vào hồ sơ. “3 trang chờ lưu” nghĩa là ba trang đã an toàn trên máy và đang chờ; khóa màn hình, tắt máy hay mất điện lúc đó không mất trang nào, máy tự làm tiếp khi anh/chị đăng nhập lại. Trang “không nhận được” vẫn còn trên máy cho tới khi anh/chị bấm thử lại hoặc bỏ.',
      },
      {
        kind: 'list',
        items: [
          'Bản số hóa cần ít nhất 200 dpi. Camera của máy xách tay thường chỉ đạt 80 đến 150 dpi với tờ A4: máy ghi rõ con số dưới ảnh. Hồ sơ cần lưu lâu dài thì quét lại bằng máy quét.',
          'Camera tự tắt khi cửa sổ bị che, khi khóa màn hình và sau hai phút không dùng. Khi máy chạy bằng pin, việc nhận dạng chữ được để lại tới khi cắm điện.',
          'Máy chỉ xin dùng hình, không bao giờ dùng micrô. Nếu báo không được phép, kiểm tra nút che camera và quyền camera của hệ điều hành.',
        ],
      },
    ],
  },
  due: {
    title: 'Ngày hẹn trả',
    blocks: [
      {
        kind: 'text',
        text: 'Ngày hẹn được tính từ thời hạn của thủ tục, giờ làm việc, giờ nghỉ trưa, ngày lễ, ngày nghỉ bù và ngày làm bù. Bấm “Vì sao là ngày này?” để xem từng dòng tính.',
      },
      {
        kind: 'list',
        items: [
          'Ngày làm việc và giờ làm việc chỉ tính trong giờ mở cửa; ngày dương lịch thì tính cả ngày nghỉ.',
          'Tiếp nhận sau 15 giờ có ba nghĩa khác nhau tùy thủ tục: trả kết quả ngày làm việc tiếp theo, bắt đầu tính từ ngày tiếp theo, hoặc chỉ chuyển hồ sơ sáng hôm sau. Máy áp dụng đúng nghĩa của từng thủ tục và ghi trong phần giải thích.',
          'Ngày hẹn không bao giờ rơi vào ngày nghỉ.',
        ],
      },
      {
        kind: 'note',
        text: 'Ngày hẹn tính theo đồng hồ của máy. Thanh trạng thái cảnh báo khi đồng hồ bị lùi hoặc nhảy tới; hãy chỉnh giờ trước khi tiếp nhận.',
      },
    ],
  },
  printing: {
    title: 'In giấy tiếp nhận và giấy hẹn',
    blocks: [
      {
        kind: 'text',
        text: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả in trên khổ A5 hoặc A4, hai liên: một giao người dân, một lưu theo hồ sơ. Trên giấy có mã QR của hồ sơ để quét khi trả.',
      },
      {
        kind: 'list',
        items: [
          'Chưa có máy in thì chọn “Lưu PDF”.',
          'Bấm hủy khi in không làm mất hồ sơ; mở hồ sơ và in lại bất cứ lúc nào. Lịch sử ghi đó là bản in lại thứ mấy.',
          'Phiếu từ chối và giấy biên nhận trả kết quả in theo cùng cách.',
          'Thủ tục chứng thực: ghi số trang và số bản ngay dưới giấy tờ được chứng thực (sẵn 1 trang, 1 bản); giấy tiếp nhận có thêm các cột đó.',
          'Một người nộp nhiều hồ sơ trong ngày: bấm “Giấy chung” sau khi tiếp nhận, hoặc mở thẻ “Giấy chung” ở trang hồ sơ. Mỗi hồ sơ trên giấy vẫn có mã, mã QR và ngày hẹn riêng, kèm bảng giao nhận giấy tờ.',
        ],
      },
    ],
  },
} satisfies Partial<Guide>
