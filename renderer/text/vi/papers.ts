export const catalogue = {
  title: 'Tìm trong giấy tờ',
  note: 'Tìm chữ đã nhận dạng trên giấy tờ, có dấu hay không dấu. Cụm từ liền nhau đặt trong ngoặc kép.',
  hint: 'quang trach, "giấy chứng sinh số 12"',
  hits: 'Các trang có chữ này',
  found_other: 'Tìm thấy {{count}} trang.',
  foundMost_other: 'Hiện {{count}} trang mới nhất có chữ này; gõ thêm chữ để tìm hẹp hơn.',
  reading_other: 'Còn {{count}} giấy tờ chưa nhận dạng chữ nên chưa tìm được.',
  place: '{{name}}, trang {{page}}',
  page: 'Trang tìm thấy',
  open: 'Mở hồ sơ {{number}}',
}
