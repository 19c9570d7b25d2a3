import type { Guide } from '../chapter.ts'

export const money = {
  fees: {
    title: 'Thu phí, biên lai và chốt quỹ',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Trong **Sổ, biên lai**, mở quyển biên lai với ký hiệu và dãy số được cấp.',
          'Trong hồ sơ, bấm **Thu tiền**; khoản không thuộc hồ sơ thì thu ở **Thu phí, lệ phí**. Miễn, giảm phải chọn đối tượng và ghi giấy tờ đã xem.',
          'Thu tiền mặt, hoặc chọn **VietQR** cho công dân quét: mã đã có số tiền và nội dung. Máy không biết tiền đã vào tài khoản hay chưa; chỉ bấm **Thu tiền** khi đã thấy.',
          'Cuối ngày, đếm tiền trong **Chốt quỹ**, ghi số đếm được và in bảng kê.',
        ],
      },
      {
        kind: 'note',
        text: 'Không khoản thu nào sửa hay xóa được. Thu sai thì ghi **bút toán đảo** kèm lý do; số biên lai vẫn là số đã dùng. Mỗi ngày chốt một lần: chốt xong thì bảng kê ngày đó không đổi nữa, khoản thu và bút toán đảo đến sau nằm trong bảng kê của ngày làm việc tiếp theo.',
      },
      {
        kind: 'text',
        text: 'Mức thu của tỉnh nhập ở **Mức thu và tài khoản**, có ngày áp dụng và văn bản. Phí chứng thực bản sao tính theo trang bản chính, tối đa cho mỗi bản theo quy định.',
      },
    ],
  },
  certification: {
    title: 'Chứng thực và các sổ số',
    blocks: [
      {
        kind: 'list',
        items: [
          'Mỗi loại chứng thực một sổ; mỗi loại giấy tờ một số, bắt đầu từ 01 ngày 1 tháng 1, không nhảy, không dùng lại. Hủy một số thì dòng vẫn ở trong sổ.',
          'Hằng tháng in sổ, đóng và đóng dấu; dùng mũi tên cạnh tên tháng để mở tháng trước. Việc có số trong tháng nào thì nằm ở sổ tháng đó, nên tháng đã in không đổi nữa.',
          'Từ ngày 31/12: in **trang khóa sổ năm** rồi khóa sổ trong **Sổ, biên lai**. Sổ năm mới tự mở từ 01 ở việc đầu tiên, tại quầy có hoặc đã khóa sổ năm cũ.',
        ],
      },
      { kind: 'heading', text: 'Một quyển chỉ ở một quầy' },
      {
        kind: 'steps',
        items: [
          'Quầy giao: chọn quyển, gõ ký hiệu quầy nhận, bấm **Giao sổ** và lưu tệp vào USB hoặc vào thư mục dùng chung trong mạng nội bộ. Từ lúc đó quầy này không ghi số được nữa.',
          'In biên bản bàn giao, hai bên ký.',
          'Quầy nhận: **Nhận quyển từ quầy khác**, chọn tệp. Quầy nhận ghi tiếp từ số kế tiếp.',
        ],
      },
      {
        kind: 'text',
        text: 'Máy không tự gửi tệp qua mạng: hai quầy cùng mở được một thư mục là đủ. Tệp chỉ nhận được một lần, ở đúng quầy ghi trong tệp; tệp cũ hoặc bị sửa bị từ chối. Gõ ký hiệu quầy nhận thật cẩn thận: sổ đã giao chỉ về lại khi quầy đó giao lại.',
      },
      {
        kind: 'note',
        text: 'Quầy không có sổ vẫn làm việc được: máy in **phiếu tạm** có số riêng (T-…). Khi sổ về, bấm **Ghi số**; biên lai hoặc lời chứng ghi rõ thay cho phiếu tạm nào.',
      },
    ],
  },
} satisfies Partial<Guide>
