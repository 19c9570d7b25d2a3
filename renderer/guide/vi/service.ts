import type { Guide } from '../chapter.ts'

export const service = {
  acts: {
    title: 'Mọi việc giữa tiếp nhận và trả',
    blocks: [
      {
        kind: 'text',
        text: 'Trang hồ sơ chỉ đưa ra việc làm được lúc này; dưới các nút là những việc chưa làm được và vì sao.',
      },
      {
        kind: 'terms',
        items: [
          [
            'Yêu cầu bổ sung',
            'Ghi giấy tờ còn thiếu và lý do, in Phiếu yêu cầu bổ sung. Đồng hồ dừng đến khi công dân nộp đủ. **Chỉ một lần**: lần thứ hai hồ sơ bị tính là quá hạn.',
          ],
          ['Nhận bổ sung', 'Đồng hồ chạy tiếp với thời gian làm việc còn lại; hồ sơ về lại người đang giữ.'],
          ['Xác minh', 'Hỏi cơ quan khác. Đồng hồ vẫn chạy.'],
          [
            'Trình ký, Duyệt, Không duyệt',
            'Chuyên môn trình; lãnh đạo quyết định. Không duyệt thì hồ sơ về lại người trình, kèm lý do.',
          ],
          ['Xin lỗi, gia hạn', 'Hẹn lại đến hết một ngày làm việc sau đó, kèm lý do; in Văn bản xin lỗi.'],
          [
            'Tính lại hạn',
            'Tính theo quy tắc và lịch hiện hành, kèm lý do. Không có cách nào khác làm đổi ngày đã hẹn.',
          ],
          ['Dừng giải quyết, Công dân rút', 'Theo đề nghị của công dân, khi chưa có quyết định. In Thông báo dừng.'],
        ],
      },
      {
        kind: 'text',
        text: 'Mục **Các bước** cho biết ai giữ hồ sơ từ lúc nào và mất bao nhiêu giờ làm việc. Giấy in được của hồ sơ nằm ở các thẻ bên phải.',
      },
    ],
  },
  waiting: {
    title: 'Xếp hàng lấy số và màn hình phụ',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Mở **Xếp hàng**, đặt tên quầy của mình và chọn dịch vụ quầy phục vụ; máy nhớ lựa chọn này.',
          'Bấm nút dịch vụ để phát số. Số bắt đầu lại từ 1 mỗi ngày.',
          'Nhấn [[callNext]] để gọi số chờ lâu nhất. Không thấy người thì **Gọi lại** hoặc **Vắng mặt**.',
          '**Mở màn hình phụ** để hiện số cho công dân; có màn hình thứ hai thì nó mở toàn màn hình ở đó.',
        ],
      },
      {
        kind: 'text',
        text: 'Sau khi trả kết quả, bấm **Mời đánh giá trên màn hình phụ**: công dân chạm ba lần. Không có màn hình phụ thì cán bộ ghi hộ; sổ ghi rõ ai là người chạm. Màn hình phụ không thấy tên ai.',
      },
    ],
  },
  complaints: {
    title: 'Phản ánh, kiến nghị',
    blocks: [
      {
        kind: 'text',
        text: 'Ghi nhận tại trang **Phản ánh, kiến nghị**, nêu mã hồ sơ nếu có. Thời hạn (trả lời 15 ngày làm việc, từ chối 2, yêu cầu bổ sung 5) do máy tính theo lịch của xã và hiện ở từng phản ánh.',
      },
      {
        kind: 'text',
        text: 'Nội dung được mã hóa riêng từng phản ánh. Trả lời, từ chối do người có quyền giải quyết; mọi bước đều ở trong lịch sử.',
      },
    ],
  },
  registers: {
    title: 'Sổ theo dõi, chỉ số và thống kê',
    blocks: [
      {
        kind: 'text',
        text: '**Sổ theo dõi** liệt kê hồ sơ đã tiếp nhận trong kỳ (mẫu 07 Thông tư 03/2025, mẫu 06 Thông tư 01/2018), lọc theo kỳ, thủ tục và cán bộ tiếp nhận. Gõ ngày rồi [[Enter]]. **Xuất Excel** lưu cả sổ, ngày và số là ngày và số thật.',
      },
      {
        kind: 'text',
        text: '**Chỉ số** tính theo Quyết định 766/QĐ-TTg từ sổ sự kiện của quầy này. Mỗi chỉ số có công thức, tử số trên mẫu số, mức mục tiêu nếu biết, và hai nút mở các hồ sơ được tính và không được tính.',
      },
      {
        kind: 'terms',
        items: [
          [
            'Đúng hạn',
            'Hồ sơ xử lý xong không muộn hơn giờ hẹn trả; đến nhận muộn không tính. Yêu cầu bổ sung quá một lần là quá hạn. Dừng thì tính lúc dừng (đang chờ bổ sung thì tính lúc đồng hồ dừng); từ chối và rút thì không tính.',
          ],
          [
            'Vì sao quá hạn',
            'Bổ sung quá một lần; nếu không thì là chỗ giữ hồ sơ khi hết giờ hẹn: quầy, chuyên môn, cơ quan xác minh, lãnh đạo, hoặc đã duyệt mà chưa có kết quả.',
          ],
          [
            'Thời gian trung bình',
            'Giờ làm việc theo lịch của xã, trừ lúc chờ bổ sung. Sửa lịch thì số này được tính lại.',
          ],
          [
            'Số hóa hồ sơ',
            'Cần cả tệp giấy tờ nộp và tệp kết quả. Dùng lại giấy tờ đã lưu ở xã tính vào 4.3; 4.4 còn bằng 0 vì máy chưa nối kho dữ liệu của tỉnh.',
          ],
          [
            'Mức so sánh',
            'Mức xã nhập ở **Lịch và thời hạn**, thẻ **Mức so sánh**, như bình quân cả nước về đúng hạn. Thẻ chỉ số và biểu đồ tháng vẽ mức có hiệu lực vào ngày cuối kỳ, ghi “xã nhập”, và nói xã cao hơn hay thấp hơn.',
          ],
          ['Điểm', 'Tỷ lệ chia mức tối đa, trên thang 100, vì chưa biết điểm tối đa của từng chỉ số.'],
        ],
      },
      {
        kind: 'note',
        text: 'Dưới mỗi biểu đồ có **Xem số liệu dạng bảng**. Cán bộ trong bộ lọc luôn là người tiếp nhận, vì sổ ghi theo người nhận hồ sơ.',
      },
    ],
  },
  calendar: {
    title: 'Lịch, giờ làm việc và bộ biểu mẫu',
    blocks: [
      {
        kind: 'list',
        items: [
          '**Ngày nghỉ, làm bù**: nhập từng ngày hoặc dán cả bảng, kèm văn bản. Ngày xã nhập đè lên ngày của phần mềm; gỡ ra thì ngày của phần mềm có hiệu lực lại.',
          '**Giờ làm việc**: mỗi mùa một bảng giờ, có hiệu lực từ một ngày; trực sáng thứ Bảy thì ghi giờ của thứ Bảy.',
          '**Thử thời hạn**: chọn thủ tục hoặc quy tắc và giờ nhận để xem hẹn trả và vì sao; không ghi gì.',
          '**Bộ biểu mẫu**: in theo ngày, hoặc giữ bộ cũ khi tỉnh chưa đổi.',
          '**Mức so sánh**: nhập mức của một chỉ số, của ai, văn bản và ngày áp dụng; mức mới nhất đã đến ngày thì dùng; gỡ ra được.',
        ],
      },
      { kind: 'note', text: 'Hồ sơ đã hẹn không đổi ngày khi lịch đổi. Muốn đổi, dùng **Tính lại hạn** ở hồ sơ đó.' },
    ],
  },
} satisfies Partial<Guide>
