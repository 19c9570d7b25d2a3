import type { ErrorCode } from '../../../shared/errors.ts'
import { signingErrors } from './errors/signing.ts'

/** One sentence per error: what happened, what is safe, what to do (design law 12). */
export const catalogue = {
  'gate.unknown-call':
    'Màn hình hỏi một việc mà bộ xử lý không biết. Dữ liệu không thay đổi. Hãy khởi động lại phần mềm; nếu vẫn lỗi, cài lại bản cập nhật.',
  'gate.bad-input':
    'Thông tin gửi đi chưa đúng dạng nên chưa có gì được lưu. Bản nhập dở vẫn còn; hãy kiểm tra lại các mục rồi thử lại.',
  'gate.bad-output':
    'Bộ xử lý trả lời sai dạng. Dữ liệu đã lưu vẫn an toàn. Hãy thử lại; nếu lặp lại, báo cán bộ công nghệ thông tin.',
  'gate.version':
    'Màn hình và bộ xử lý thuộc hai phiên bản khác nhau. Dữ liệu vẫn an toàn. Hãy đóng hẳn phần mềm rồi mở lại để hoàn tất cập nhật.',
  'gate.not-signed-in':
    'Phiên làm việc đã kết thúc nên việc vừa rồi chưa được thực hiện. Bản nhập dở vẫn còn; hãy đăng nhập lại.',
  'gate.locked': 'Màn hình đang khóa nên việc vừa rồi chưa được thực hiện. Nhập mã PIN để mở khóa rồi làm tiếp.',
  'gate.forbidden':
    'Vai trò của anh/chị không được làm việc này. Dữ liệu không thay đổi; hãy chuyển cho cán bộ có quyền.',
  'gate.must-change':
    'Mật khẩu, mã PIN của anh/chị là loại dùng một lần nên việc vừa rồi chưa được thực hiện. Dữ liệu không thay đổi; hãy tự đặt mật khẩu và mã PIN mới rồi làm tiếp.',
  'gate.foreign-sender':
    'Một cửa sổ lạ gửi yêu cầu và đã bị chặn. Dữ liệu không thay đổi; hãy báo cán bộ công nghệ thông tin.',
  'core.unavailable':
    'Bộ xử lý vừa dừng và đang khởi động lại. Hồ sơ đã lưu và bản nhập dở vẫn còn. Chờ vài giây rồi thử lại; trước khi làm lại, hãy xem việc đó đã được ghi chưa.',
  'core.unexpected':
    'Có lỗi ngoài dự kiến, việc vừa rồi chưa được ghi nhận. Hồ sơ đã lưu vẫn an toàn. Hãy thử lại; nếu lặp lại, báo cán bộ công nghệ thông tin.',
  'store.wrong-key':
    'Chìa khóa không mở được cơ sở dữ liệu. Dữ liệu vẫn nguyên, đang mã hóa. Kiểm tra lại mật khẩu; nếu chắc là đúng, báo cán bộ công nghệ thông tin.',
  'store.from-future':
    'Dữ liệu do phiên bản mới hơn tạo ra nên bản này không mở, để khỏi làm hỏng. Dữ liệu vẫn nguyên; hãy cài phiên bản mới rồi mở lại.',
  'store.corrupt':
    'Cơ sở dữ liệu bị hỏng nên phần mềm ngừng ghi. Đừng xóa gì trên máy; hãy giữ nguyên máy và báo ngay cán bộ công nghệ thông tin.',
  'store.disk-full':
    'Ổ đĩa đã đầy nên việc vừa rồi chưa được lưu và không có gì bị ghi dở. Hồ sơ trước đó vẫn an toàn. Giải phóng ổ đĩa rồi thử lại.',
  'store.read-only':
    'Không ghi được vào thư mục dữ liệu. Việc vừa rồi chưa được lưu, hồ sơ trước đó vẫn an toàn. Kiểm tra quyền ghi của thư mục hoặc báo cán bộ công nghệ thông tin.',
  'store.not-durable':
    'Ổ đĩa không bảo đảm ghi bền nên phần mềm không nhận hồ sơ, để không mất hồ sơ khi mất điện. Hãy báo cán bộ công nghệ thông tin.',
  'store.already-open':
    'Dữ liệu đang được một cửa sổ khác của phần mềm mở. Không có gì thay đổi; hãy dùng cửa sổ kia hoặc đóng nó trước.',
  'store.closed': 'Cơ sở dữ liệu đã đóng nên việc vừa rồi chưa được lưu. Hãy đăng nhập lại rồi làm tiếp.',
  'ledger.chain-broken':
    'Sổ sự kiện không còn nguyên vẹn, có thể dữ liệu đã bị sửa từ bên ngoài. Ngừng tiếp nhận, giữ nguyên máy và báo ngay cán bộ công nghệ thông tin.',
  'ledger.unknown-event':
    'Sổ có sự kiện của phiên bản mới hơn. Sự kiện đó được giữ nguyên; hãy cập nhật phần mềm để xem đầy đủ.',
  'ledger.clock-doubtful':
    'Máy đang ghi ngày {{today}}, còn việc gần nhất trong sổ ghi ngày {{last}}, nên chưa cấp số nào; những gì đang nhập vẫn còn. Hãy chỉnh lại ngày giờ của máy. Nếu ngày {{today}} là đúng, bấm “Ngày của máy đúng” rồi làm lại.',
  'ledger.personal-data-destroyed':
    'Thông tin cá nhân của hồ sơ này đã được hủy theo quy định, không đọc lại được. Lịch sử xử lý của hồ sơ vẫn còn.',
  'people.desk-exists': 'Quầy trên máy này đã được lập. Không có gì thay đổi; hãy đăng nhập bằng tài khoản đã có.',
  'people.no-desk': 'Máy này chưa lập quầy. Hãy mở lại phần mềm để làm các bước lập quầy.',
  'people.unknown-officer': 'Không có cán bộ này ở quầy. Dữ liệu không thay đổi; hãy chọn lại tên đăng nhập.',
  'people.wrong-secret':
    'Mật khẩu hoặc mã PIN chưa đúng. Dữ liệu vẫn khóa an toàn. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại.',
  'people.wait':
    'Đã nhập sai nhiều lần nên phải chờ thêm một lúc. Dữ liệu vẫn khóa an toàn. Chờ hết thời gian đếm ngược rồi nhập lại.',
  'people.weak-passphrase':
    'Mật khẩu này quá dễ đoán nên chưa được dùng. Hãy đặt câu dài hơn, ví dụ bốn từ không liên quan nhau.',
  'people.weak-pin': 'Mã PIN này quá dễ đoán nên chưa được dùng. Tránh các số giống nhau, dãy liên tiếp và ngày sinh.',
  'people.passphrase-needed': 'Mã PIN chưa đủ để mở dữ liệu trên máy này. Hãy nhập mật khẩu.',
  'people.name-taken': 'Tên đăng nhập này đã có người dùng nên chưa thêm cán bộ. Hãy chọn tên khác.',
  'people.keyring-damaged':
    'Tệp khóa của quầy bị hỏng hoặc bị mất nên chưa mở được dữ liệu. Hồ sơ vẫn còn nguyên và được mã hóa. Đừng xóa gì trên máy này; hãy gọi cán bộ tin học khôi phục tệp khóa từ bản sao lưu.',
  'people.not-oneself': 'Việc này phải do người quản lý khác làm cho anh/chị. Không có gì thay đổi.',
  'people.same-secret':
    'Mật khẩu hoặc mã PIN mới giống cái đang dùng nên chưa đổi gì. Hãy đặt mật khẩu và mã PIN khác.',
  'people.last-manager':
    'Đây là người quản lý cán bộ cuối cùng nên không đổi được: sẽ không còn ai thêm được cán bộ. Không có gì thay đổi; hãy giao quyền cho người khác trước.',
  'catalog.invalid-data':
    'Dữ liệu thủ tục kèm theo phần mềm bị sai dạng nên không được dùng. Hồ sơ đã lưu vẫn an toàn; hãy cài lại bản cập nhật.',
  'catalog.unknown-procedure': 'Không có thủ tục mang mã này. Chưa có gì được lưu; hãy tìm lại theo tên thủ tục.',
  'catalog.not-configured':
    'Thủ tục này có trong danh mục quốc gia nhưng chưa được cấu hình ở quầy nên chưa tiếp nhận được ở đây. Hãy hướng dẫn người dân nộp qua Cổng dịch vụ công hoặc báo tỉnh cấu hình.',
  'catalog.no-calendar':
    'Lịch nghỉ lễ chưa có đến ngày cần tính nên không tính được ngày hẹn và hồ sơ chưa được tiếp nhận. Bản nhập dở vẫn còn; hãy cập nhật lịch làm việc.',
  'identity.qr-empty': 'Đầu đọc không gửi gì. Hãy lau mã QR trên thẻ rồi quét lại, hoặc nhập tay số định danh.',
  'identity.qr-too-long':
    'Mã vừa quét dài hơn mã của thẻ căn cước nên không được dùng. Hãy quét lại đúng mã QR trên thẻ.',
  'identity.qr-not-a-card':
    'Mã vừa quét không phải mã của thẻ căn cước. Chưa có gì được điền; hãy quét mã QR ở mặt trước thẻ, hoặc nhập tay.',
  'identity.qr-bad-field':
    'Một mục trong mã QR của thẻ không đọc được. Hãy tắt bộ gõ tiếng Việt rồi quét lại, hoặc nhập tay theo thẻ.',
  'identity.number-malformed':
    'Số định danh phải có 12 chữ số (hoặc 9 chữ số của CMND cũ). Hãy kiểm tra lại từng số trên thẻ.',
  'identity.mrz-not-a-card':
    'Ba dòng vừa đọc không phải vùng đọc máy (MRZ) của thẻ căn cước. Chưa có gì được điền; hãy quét lại đủ ba dòng ở mặt sau, hoặc quét mã QR.',
  'identity.mrz-bad-check':
    'Số kiểm tra của vùng đọc máy (MRZ) không khớp nên chưa điền gì. Hãy quét lại, hoặc quét mã QR, hoặc nhập tay theo thẻ.',
  'dossiers.submitted-impossible':
    'Ngày gửi ghi trên bưu gửi hoặc trên cổng không hợp lý (ở tương lai, hoặc quá 60 ngày) nên chưa tiếp nhận. Bản nhập dở vẫn còn; hãy kiểm tra lại ngày.',
  'dossiers.born-impossible':
    'Ngày sinh ở tương lai hoặc cách đây quá 130 năm nên chưa có gì được ghi. Bản nhập dở vẫn còn; hãy xem lại ngày sinh và ngày giờ của máy.',
  'dossiers.unknown': 'Không tìm thấy hồ sơ này trên máy. Hãy tìm lại bằng mã hồ sơ, tên hoặc số định danh.',
  'dossiers.act-not-allowed':
    'Hồ sơ đang ở bước không cho làm việc này. Dữ liệu không thay đổi; hãy xem trạng thái hiện tại của hồ sơ.',
  'dossiers.identifier-taken':
    'Màn hình này gửi lại một hồ sơ đã tiếp nhận cho người hoặc thủ tục khác, nên máy không nhận. Hồ sơ đã tiếp nhận vẫn nguyên; nhấn F2 để bắt đầu hồ sơ mới và nhập lại.',
  'dossiers.paper-missing':
    'Còn thiếu giấy tờ bắt buộc nên chưa tiếp nhận. Bản nhập dở vẫn còn; hãy bổ sung hoặc từ chối kèm lý do.',
  'dossiers.not-received': 'Hồ sơ này chưa được tiếp nhận nên chưa in được giấy. Hãy bấm Tiếp nhận trước.',
  'dossiers.result-missing': 'Hồ sơ chưa có kết quả kèm theo nên chưa trả được. Hãy gắn kết quả trước.',
  'dossiers.numbers-exhausted':
    'Dải số hồ sơ của hôm nay đã dùng hết nên chưa tiếp nhận. Bản nhập dở vẫn còn; hãy xin tỉnh cấp dải số mới hoặc chuyển sang số tạm.',
  'dossiers.changed-meanwhile':
    'Hồ sơ vừa được người khác thay đổi nên việc của anh/chị chưa được ghi. Hãy xem lại nội dung mới rồi làm lại.',
  'filters.name-taken': 'Anh/chị đã có bộ lọc tên “{{name}}” nên chưa lưu gì. Hãy đặt tên khác.',
  'filters.too-many': 'Đã lưu đủ {{most}} bộ lọc nên chưa lưu thêm. Hãy xóa một bộ lọc không dùng nữa.',
  'waiting.unknown-ticket':
    'Không tìm thấy số này trong hàng chờ hôm nay. Các số khác vẫn nguyên; hãy tải lại danh sách hoặc phát số mới.',
  'waiting.ended': 'Số {{label}} đã kết thúc nên không gọi được nữa. Nếu công dân quay lại, hãy phát số mới.',
  'waiting.numbers-exhausted':
    'Hôm nay đã phát đủ {{most}} số của dịch vụ này. Các số đã phát vẫn nguyên; hãy mời công dân vào trực tiếp hoặc chọn dịch vụ khác.',
  'satisfaction.no-invitation':
    'Phiếu đánh giá này đã được rút hoặc đã trả lời. Không có gì bị mất; nhờ cán bộ mở lại phiếu nếu cần.',
  'satisfaction.not-returned': 'Hồ sơ chưa trả kết quả nên chưa mời đánh giá được. Hãy trả kết quả trước.',
  'satisfaction.answered': 'Hồ sơ này đã có đánh giá của công dân, giữ nguyên đánh giá đầu tiên.',
  'complaints.unknown':
    'Không tìm thấy phản ánh, kiến nghị này trên máy. Các phản ánh khác vẫn nguyên; hãy tải lại danh sách.',
  'complaints.act-not-allowed':
    'Phản ánh, kiến nghị này đã được xử lý sang bước khác nên việc vừa làm chưa được ghi. Hãy xem lại rồi làm tiếp.',
  'settings.not-own':
    'Ngày {{date}} không phải do xã nhập nên không gỡ được. Lịch vẫn nguyên; nếu lịch của phần mềm sai, hãy nhập đè ngày đó.',
  'settings.no-goal':
    'Không có mức so sánh nào của chỉ số này từ ngày {{date}}; có thể đã được gỡ. Các mức khác vẫn nguyên; hãy mở lại trang để xem.',
  'settings.no-such-day': 'Lịch không có ngày {{date}} nên chưa nhập gì. Hãy sửa ngày rồi nhập lại.',
  'dossiers.due-not-later':
    'Ngày {{date}} không muộn hơn hạn đang có nên chưa ghi gì. Hãy chọn một ngày làm việc sau đó.',
  'dossiers.due-day-off': 'Ngày {{date}} không phải ngày làm việc nên chưa ghi gì. Hãy chọn một ngày làm việc khác.',
  'dossiers.form-not-yet':
    'Giấy này chưa có ở bước hiện tại của hồ sơ hoặc không thuộc bộ mẫu đang dùng. Hồ sơ vẫn nguyên; hãy chọn giấy khác.',
  'books.unknown': 'Không có quyển sổ này ở quầy. Dữ liệu đã ghi vẫn nguyên. Mở lại danh sách sổ rồi chọn lại.',
  'books.not-here':
    'Sổ này không ở quầy này nên không ghi số được. Việc đã nhập vẫn được lưu với phiếu tạm. Nhận sổ về rồi ghi số.',
  'books.used-up': 'Quyển biên lai đã hết số. Chưa có gì được ghi. Mở quyển mới trong mục Sổ rồi thu lại.',
  'books.exists':
    'Đã có sổ cùng loại trong năm, hoặc dãy số biên lai bị trùng. Sổ đang có vẫn nguyên. Kiểm tra loại sổ, ký hiệu và dãy số.',
  'books.wrong-file':
    'Tệp này không phải tệp bàn giao sổ, hoặc đã bị sửa. Không có gì thay đổi. Chép lại tệp từ quầy giao.',
  'books.other-desk':
    'Tệp bàn giao ghi quầy {{mark}}, không dùng được ở đây. Không có gì thay đổi. Kiểm tra ký hiệu quầy nhận.',
  'books.taken-over': 'Lần bàn giao này đã được nhận rồi. Sổ vẫn đúng số. Không cần nhận lại.',
  'books.not-moved': 'Sổ này chưa được giao cho quầy nào. Không có gì thay đổi. Giao sổ trước rồi in biên bản.',
  'books.too-early':
    'Chưa đến ngày 31/12/{{year}} nên chưa khóa sổ được. Sổ vẫn ghi bình thường. Khóa sổ từ ngày 31/12.',
  'books.year-over':
    'Sổ năm {{year}} đã hết năm nên không giao được. Sổ vẫn nguyên. Khóa sổ cũ, ghi việc đầu tiên của năm mới rồi giao sổ mới.',
  'books.stale':
    'Tệp bàn giao này cũ hơn sổ đang biết ở quầy, nhận vào sẽ trùng số. Không có gì thay đổi. Lấy tệp của lần bàn giao mới nhất.',
  'fees.unknown': 'Không tìm thấy khoản thu này. Các khoản đã thu vẫn nguyên. Mở lại danh sách trong ngày.',
  'fees.reversed': 'Khoản thu này đã có bút toán đảo. Sổ quỹ vẫn đúng. Không cần làm lại.',
  'fees.closed': 'Từ lần chốt trước chưa có khoản thu nào. Sổ quỹ vẫn đúng. Chốt sau khi có khoản thu mới.',
  'fees.day-closed':
    'Hôm nay đã chốt quỹ rồi. Khoản thu sau lần chốt đã nằm trong bảng kê ngày sau. Chốt cùng ngày sau; nếu ngày sai, kiểm tra đồng hồ của máy.',
  'fees.no-account':
    'Chưa khai tài khoản nhận tiền nên chưa tạo được mã VietQR. Chưa thu gì. Thu tiền mặt, hoặc khai tài khoản trong Phí và tài khoản.',
  'fees.numbered': 'Khoản thu này đã có số biên lai. Không có gì thay đổi. In lại biên lai nếu cần.',
  'fees.exempt-unknown':
    'Đối tượng miễn, giảm này không có trong danh mục của ngày hôm nay. Chưa thu gì. Chọn lại đối tượng.',
  'certification.unknown': 'Không tìm thấy việc chứng thực này. Sổ vẫn nguyên. Mở lại sổ trong tháng.',
  'certification.numbered': 'Việc này đã có số chứng thực. Không có gì thay đổi. In lại lời chứng nếu cần.',
  'certification.voided': 'Số chứng thực này đã hủy. Sổ vẫn giữ dòng và lý do. Ghi việc mới nếu cần chứng thực lại.',
  'certification.not-configured': 'Chưa có quy định chứng thực cho ngày này. Chưa ghi gì. Kiểm tra đồng hồ của máy.',
  'papers.unknown': 'Không tìm thấy tệp này trên máy. Hồ sơ vẫn còn; hãy tìm bản giấy hoặc gắn lại tệp.',
  'papers.too-large': 'Tệp quá lớn nên chưa được lưu. Hãy quét với độ phân giải thấp hơn hoặc tách thành nhiều tệp.',
  'papers.kind-not-allowed':
    'Chỉ nhận tệp PDF, JPEG, PNG hoặc TIFF. Tệp này chưa được lưu; hãy chuyển sang một trong các dạng đó.',
  'papers.damaged':
    'Tệp lưu trên máy đã bị hỏng nên không mở được. Các tệp khác không bị ảnh hưởng; hãy quét lại từ bản giấy.',
  'papers.not-a-paper':
    'Hồ sơ này không có giấy tờ đó trong thành phần hồ sơ. Chưa gắn tệp nào. Hãy chọn giấy tờ khác.',
  'papers.only-shown':
    '“{{paper}}” chỉ xuất trình rồi trả lại nên không được lưu bản chụp. Chưa lưu gì. Hãy chọn giấy tờ khác cho các trang này.',
  'papers.secret':
    '“{{paper}}” được đánh dấu là tài liệu mật nên không được số hóa hay mở trên máy. Bản giấy xử lý theo quy định về tài liệu mật.',
  'papers.no-file': '“{{paper}}” chưa có tệp nên chưa ghi được thông tin. Hãy quét hoặc gắn tệp trước.',
  'papers.not-digitized':
    'Hồ sơ chưa rời quầy được vì giấy tờ chưa số hóa đủ: {{papers}}. Hồ sơ vẫn ở quầy. Hãy quét cho đủ số trang, hoặc ghi lý do không số hóa.',
  'papers.other-person':
    'Giấy tờ này thuộc hồ sơ của người khác nên không được dùng lại ở đây. Chưa gắn gì. Hãy quét bản của người nộp.',
  'papers.result-unreadable':
    'Tệp kết quả bị mất hoặc hỏng nên chưa trả được. Hồ sơ vẫn chờ trả. Hãy gắn lại kết quả, hoặc nhờ người có quyền duyệt trả kèm lý do.',
  'scanning.jammed':
    'Máy quét bị kẹt giấy. Các trang đã quét vẫn được giữ. Mở máy, gỡ tờ bị kẹt, đặt lại những tờ chưa quét rồi quét tiếp.',
  'scanning.empty':
    'Khay của máy quét không có giấy. Các trang đã quét trước đó vẫn được giữ. Đặt giấy vào khay rồi quét lại.',
  'scanning.cover-open':
    'Nắp máy quét đang mở. Các trang đã quét vẫn được giữ. Đóng nắp, đặt lại những tờ chưa quét rồi quét tiếp.',
  'scanning.busy':
    'Máy quét đang bận: có người hoặc phần mềm khác đang dùng. Các trang đã quét vẫn được giữ. Chờ máy xong việc rồi quét lại.',
  'scanning.gone':
    'Không liên lạc được với máy quét: máy tắt, tuột dây hoặc mất mạng. Các trang đã quét vẫn được giữ. Kiểm tra nguồn và dây nối rồi quét tiếp.',
  'scanning.denied':
    'Máy quét không cho tài khoản này dùng. Các trang đã quét vẫn được giữ. Hãy báo cán bộ công nghệ thông tin cấp quyền; trong lúc đó có thể chụp hoặc nhận tệp.',
  'scanning.silent':
    'Máy quét im lặng quá lâu nên lượt quét đã được dừng. Các trang đã quét vẫn được giữ. Tắt máy quét rồi bật lại, quét tiếp từ tờ chưa quét.',
  'scanning.unsupported':
    'Máy quét không làm được kiểu quét đã chọn (khổ giấy, số mặt hoặc màu). Các trang đã quét vẫn được giữ. Hãy chọn kiểu quét khác.',
  'scanning.broken-picture':
    'Máy quét gửi về một trang bị hỏng hoặc thiếu nên trang đó bị bỏ và lượt quét dừng. Các trang trước đó vẫn được giữ. Quét lại từ tờ đó.',
  'scanning.stopped':
    'Lượt quét bị dừng ngay trên máy quét. Các trang đã quét vẫn được giữ. Đặt lại những tờ chưa quét rồi quét tiếp.',
  'scanning.not-installed':
    'Máy này chưa cài phần mềm để dùng loại máy quét này. Các máy quét khác, máy ảnh và tệp vẫn dùng được. Hãy nhờ cán bộ công nghệ thông tin cài.',
  'scanning.failed':
    'Lượt quét dừng vì một lỗi mà máy quét không nói rõ. Các trang đã quét vẫn được giữ. Tắt máy quét rồi bật lại, quét tiếp từ tờ chưa quét; nếu lặp lại, báo cán bộ công nghệ thông tin.',
  'imaging.not-a-picture':
    'Tệp này không phải ảnh hay PDF mà chương trình đọc được. Chưa có gì thay đổi; hãy chọn tệp PDF, JPEG, PNG, TIFF hoặc HEIC.',
  'imaging.unknown-coding':
    'Ảnh này được mã hóa theo cách chương trình không đọc được (AVIF, hoặc một dạng HEIF ít gặp). Ảnh gốc vẫn nguyên; hãy lưu lại thành JPEG, hoặc đặt máy ảnh ở chế độ "Tương thích nhất".',
  'imaging.damaged':
    'Tệp bị hỏng hoặc chưa tải hết nên không mở được. Các trang khác không bị ảnh hưởng; hãy quét hoặc gửi lại tệp này.',
  'imaging.too-large':
    'Ảnh hoặc trang quá lớn để xử lý an toàn (nhiều nhất {{megapixels}} triệu điểm ảnh, {{megabytes}} MB). Các trang khác không bị ảnh hưởng; hãy quét lại ở 200 hoặc 300 dpi.',
  'imaging.encrypted':
    'Tệp PDF có mật khẩu nên không mở được. Chưa có gì thay đổi; hãy bỏ mật khẩu rồi đưa vào lại, hoặc quét từ bản giấy.',
  'imaging.too-many-pages':
    'Tệp có {{pages}} trang, nhiều hơn {{most}} trang được phép trong một lần. Chưa có gì thay đổi; hãy chia tệp rồi đưa vào từng phần.',
  'imaging.no-pages': 'Tệp không có trang nào. Chưa có gì thay đổi; hãy kiểm tra lại tệp hoặc quét từ bản giấy.',
  'imaging.too-slow':
    'Trang này xử lý quá lâu nên đã dừng. Bản gốc vẫn được giữ và các trang khác không bị ảnh hưởng; hãy thử lại hoặc quét lại trang.',
  'imaging.interrupted': 'Phần xử lý ảnh bị ngắt giữa chừng và đang khởi động lại. Bản gốc vẫn được giữ; hãy thử lại.',
  'imaging.failed':
    'Không xử lý được trang này. Bản gốc vẫn được giữ và các trang khác không bị ảnh hưởng; hãy thử lại hoặc quét lại trang.',
  'scanning.unknown-batch':
    'Không còn tập trang quét này, có thể đã bị bỏ ở máy khác hoặc cửa sổ khác. Hồ sơ không thay đổi; hãy mở tập khác hoặc quét lại.',
  'scanning.unknown-page':
    'Trang này không còn trong tập, có thể vừa được lưu vào hồ sơ. Các trang khác vẫn còn; hãy xem lại danh sách trang.',
  'scanning.other-dossier':
    'Tập trang này đã mở cho hồ sơ khác nên chưa có gì thay đổi. Các trang vẫn còn; hãy mở tập mới cho hồ sơ này.',
  'scanning.too-many-pages':
    'Tập đã gần {{most}} trang nên các trang vừa thêm chưa được nhận. Các trang trước vẫn còn; hãy lưu vào hồ sơ rồi quét tiếp.',
  'scanning.nothing-to-undo': 'Không còn bước nào để hoàn tác. Các trang vẫn như đang thấy.',
  'scanning.running':
    'Tập này đang có một lượt quét chưa xong. Các trang đã quét vẫn được giữ. Chờ quét xong hoặc bấm Dừng quét rồi làm lại.',
  'scanning.disk-low':
    'Ổ đĩa sắp đầy nên phần mềm ngừng nhận trang mới, để vẫn còn chỗ ghi hồ sơ. Các trang đã có vẫn được giữ. Hãy giải phóng ổ đĩa rồi quét tiếp.',
  'scanning.folder-gone':
    'Không mở được thư mục theo dõi, nên tệp đặt ở đó chưa được nhận. Các tệp vẫn ở nguyên chỗ. Hãy kiểm tra ổ mạng và đường dẫn ở trang Máy quét; phần mềm tự nhận tiếp khi mở lại được.',
  'scanning.folder-left':
    'Trong thư mục theo dõi có tệp không nhận được (hỏng, có mật khẩu, quá lớn hoặc không phải ảnh, PDF). Tệp vẫn ở nguyên chỗ. Hãy mở thư mục đó, quét lại hoặc bỏ mật khẩu rồi xóa tệp cũ.',
  'scanning.nothing-to-file':
    'Chưa có trang nào được xếp vào giấy tờ nên chưa lưu gì. Các trang vẫn còn; hãy kéo trang vào giấy tờ rồi lưu lại.',
  'scanning.not-received':
    'Hồ sơ chưa được tiếp nhận nên chưa lưu trang vào được. Các trang vẫn được giữ; hãy bấm Tiếp nhận rồi lưu lại.',
  'scanning.changed-meanwhile':
    'Có người vừa sửa các trang trong lúc đang lưu nên chưa lưu gì. Các trang vẫn còn; hãy xem lại rồi lưu.',
  'scanning.unknown-profile': 'Không còn kiểu quét này. Các trang vẫn còn; hãy chọn kiểu quét khác.',
  'scanning.built-in-profile':
    'Kiểu quét có sẵn của phần mềm không sửa và không xóa được. Chưa có gì thay đổi; hãy lưu thành kiểu mới với tên khác.',
  'scanning.too-many-profiles':
    'Máy đã có {{most}} kiểu quét riêng nên chưa thêm kiểu mới. Hãy xóa một kiểu không dùng rồi lưu lại.',
  'scanning.not-yet': 'Việc này chưa làm được ở phiên bản này. Các trang đã có vẫn còn.',
  'camera.denied':
    'Máy không cho phép dùng camera. Kiểm tra nút che, phím tắt camera và quyền camera trong cài đặt của hệ điều hành, rồi thử lại.',
  'camera.none': 'Không thấy camera nào. Cắm camera vào máy rồi thử lại; chưa có camera thì quét hoặc chọn tệp.',
  'camera.busy':
    'Camera đang được chương trình khác dùng, hoặc không khởi động được. Đóng chương trình đó rồi thử lại.',
  'camera.gone': 'Camera vừa bị rút ra. Các trang đã chụp vẫn còn. Cắm lại rồi bật camera.',
  'camera.failed': 'Camera không đưa ra được ảnh. Các trang đã chụp vẫn còn. Thử chụp lại hoặc chọn camera khác.',
  'camera.queue-full':
    'Đang có {{pages}} trang chờ lưu, không nhận thêm được. Các trang đó vẫn an toàn trên máy này; chờ lưu bớt rồi chụp tiếp.',
  'camera.not-kept':
    'Ảnh vừa chụp chưa được giữ lại: đĩa đầy hoặc không ghi được. Giải phóng dung lượng đĩa rồi chụp lại trang này.',
  'camera.page-damaged':
    'Một trang chờ lưu bị hỏng trên đĩa, không đọc được. Các trang khác không bị ảnh hưởng; hãy chụp lại trang đó.',
  'print.no-printer': 'Không tìm thấy máy in. Hồ sơ đã được lưu. Hãy bật máy in rồi in lại, hoặc lưu thành tệp PDF.',
  'print.failed': 'Máy in không nhận lệnh. Hồ sơ đã được lưu. Kiểm tra giấy và dây nối rồi in lại.',
  'print.unknown-ticket': 'Lệnh in này đã hết hạn. Hồ sơ đã được lưu; hãy bấm In lại.',
  'print.save-failed': 'Không lưu được tệp vào chỗ đã chọn. Hồ sơ vẫn an toàn; hãy chọn thư mục khác rồi lưu lại.',
  'update.not-configured':
    'Cấu hình cập nhật trên máy này bị sai nên không tìm bản mới được. Phần mềm và hồ sơ vẫn dùng bình thường; hãy báo cán bộ công nghệ thông tin.',
  'update.unreachable':
    'Không liên lạc được với nơi phát hành của tỉnh nên chưa lấy được bản cập nhật. Phần mềm đang chạy không thay đổi. Kiểm tra đường truyền rồi thử lại.',
  'update.bad-signature':
    'Bản cập nhật không có chữ ký hợp lệ của tỉnh nên đã bị bỏ, không có gì được cài. Phần mềm đang chạy vẫn an toàn. Kiểm tra ngày giờ của máy và báo cán bộ công nghệ thông tin.',
  'update.damaged':
    'Bản cập nhật tải về không khớp với bản tỉnh đã ký nên đã bị bỏ, không có gì được cài. Phần mềm đang chạy vẫn an toàn. Hãy tải lại; nếu lặp lại, báo cán bộ công nghệ thông tin.',
  'update.not-installable':
    'Phần mềm trên máy này không tự thay được bản mới. Phần mềm và hồ sơ vẫn dùng bình thường; hãy nhờ cán bộ công nghệ thông tin cài.',
  ...signingErrors,
} satisfies Record<ErrorCode, string>
