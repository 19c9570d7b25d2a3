import type {
  LaterChange,
  SignatureFault,
  SignatureVerdict,
  UncheckedReason,
} from '../../../../shared/signing/index.ts'

/*
 * What the printed report says. Papers are Vietnamese in every language of the screens, so their words stand with their templates.
 */

export const VERDICTS: Readonly<Record<SignatureVerdict, string>> = {
  valid: 'HỢP LỆ',
  unchecked: 'CHƯA KIỂM TRA ĐƯỢC ĐẦY ĐỦ',
  invalid: 'KHÔNG HỢP LỆ',
}

export const FAULTS: Readonly<Record<SignatureFault, string>> = {
  'range-broken': 'phạm vi ký ghi trong tệp bị sai',
  'range-does-not-fit': 'phạm vi ký không khớp với chỗ đặt chữ ký',
  'dictionary-ambiguous': 'thông tin chữ ký ghi mâu thuẫn nhau',
  'value-unreadable': 'không đọc được giá trị chữ ký',
  'value-trailing': 'có dữ liệu lạ đi kèm giá trị chữ ký',
  'kind-unknown': 'loại chữ ký chưa hỗ trợ kiểm tra',
  'no-signer': 'không có chứng thư số của người ký',
  'several-signers': 'một chữ ký chứa nhiều người ký',
  'unknown-algorithm': 'thuật toán ký không được hỗ trợ',
  'weak-algorithm': 'thuật toán ký quá yếu',
  'digest-mismatch': 'nội dung đã bị thay đổi sau khi ký',
  'signature-mismatch': 'giá trị chữ ký không đúng với chứng thư số',
  'wrong-content-type': 'cấu trúc chữ ký không đúng chuẩn',
  'certificate-not-bound': 'chữ ký không gắn với chứng thư số',
  'other-certificate': 'chữ ký gắn với một chứng thư số khác',
  'other-imprint': 'dấu thời gian thuộc về dữ liệu khác',
  'issuer-unknown': 'không rõ tổ chức cấp chứng thư số',
  'root-not-trusted': 'tổ chức cấp chứng thư số không có trong danh sách tin cậy',
  'not-an-authority': 'chứng thư số cấp trên không được quyền cấp chứng thư',
  'path-too-long': 'chuỗi chứng thư số dài hơn mức cho phép',
  'wrong-purpose': 'chứng thư số không dùng cho mục đích này',
  'not-understood': 'chứng thư số có điều kiện bắt buộc mà phần mềm không hiểu',
  'weak-key': 'khóa của chứng thư số quá yếu',
  expired: 'chứng thư số đã hết hạn khi ký',
  'not-yet-valid': 'chứng thư số chưa có hiệu lực khi ký',
  revoked: 'chứng thư số đã bị thu hồi',
  'changed-after': 'nội dung nhìn thấy đã thay đổi sau khi ký',
}

export const CHANGES: Readonly<Record<LaterChange, string>> = {
  signature: 'chữ ký khác',
  'validation-data': 'dữ liệu phục vụ kiểm tra',
  'document-information': 'thông tin chung của tệp',
  'form-filled': 'nội dung điền vào biểu mẫu',
  annotation: 'ghi chú',
  content: 'nội dung trang',
  unreadable: 'phần không đọc được',
}

export const UNCHECKED: Readonly<Record<UncheckedReason, string>> = {
  unreachable: 'không kết nối được nơi trả lời',
  silent: 'nơi trả lời không phản hồi',
  refused: 'nơi trả lời từ chối',
  'too-large': 'câu trả lời quá lớn',
  'bad-answer': 'câu trả lời không tin được',
  'no-address': 'chứng thư số không ghi nơi để hỏi',
  stale: 'câu trả lời đã cũ',
  'not-asked': 'chưa hỏi',
  'no-trust-list': 'máy chưa có danh sách tin cậy',
}
