import type { ErrorCode } from '../../../../shared/errors.ts'

/** One sentence per error of signing; see the catalogue beside this folder. */
export const signingErrors = {
  'signing.module-missing':
    'Không tìm thấy thư viện của thiết bị ký theo đường dẫn đã đặt. Chưa ký gì, hồ sơ vẫn chờ ký. Hãy nhờ cán bộ công nghệ thông tin cài phần mềm của thiết bị hoặc sửa đường dẫn.',
  'signing.module-wrong-machine':
    'Thư viện của thiết bị ký là bản {{bits}} bit cho loại máy khác nên không dùng được ở đây. Chưa ký gì, hồ sơ vẫn chờ ký. Hãy nhờ cán bộ công nghệ thông tin cài bản 64 bit đúng với máy này.',
  'signing.not-a-module':
    'Tệp đã đặt không phải thư viện PKCS#11 của thiết bị ký. Chưa nạp gì từ tệp đó và chưa ký gì. Hãy nhờ cán bộ công nghệ thông tin chọn đúng tệp do nhà cung cấp chỉ dẫn.',
  'signing.module-failed':
    'Thư viện của thiết bị ký không khởi động được. Chưa ký gì, mã PIN chưa bị thử. Hãy rút thiết bị, cắm lại; nếu vẫn vậy, nhờ cán bộ công nghệ thông tin cài lại phần mềm của thiết bị.',
  'signing.no-token': 'Không thấy thiết bị ký đã chọn. Chưa ký gì, mã PIN chưa bị thử. Hãy cắm thiết bị rồi ký lại.',
  'signing.no-certificate':
    'Chứng thư số đã chọn không có trên thiết bị đang cắm. Chưa ký gì, mã PIN chưa bị thử. Hãy cắm đúng thiết bị hoặc chọn chứng thư khác.',
  'signing.no-key':
    'Thiết bị có chứng thư số này nhưng không có khóa bí mật đi kèm. Mã PIN đúng, chưa ký gì. Hãy chọn chứng thư khác hoặc liên hệ nơi cấp chứng thư.',
  'signing.no-mechanism':
    'Thiết bị ký không ký được theo thuật toán mà quy định cho phép. Tệp này chưa được ký và không thay đổi. Hãy dùng thiết bị khác hoặc báo cán bộ công nghệ thông tin.',
  'signing.key-too-weak':
    'Khóa của chứng thư số chỉ dài {{bits}} bit, ngắn hơn mức quy định. Chưa ký gì, mã PIN chưa bị thử. Hãy xin cấp chứng thư mới.',
  'signing.token-gone':
    'Thiết bị ký bị rút ra hoặc mất kết nối giữa chừng. Những tệp đã ký xong vẫn giữ nguyên, tệp đang dở chưa được ký. Hãy cắm lại thiết bị rồi ký tiếp; chương trình sẽ hỏi lại mã PIN.',
  'signing.token-slow':
    'Thiết bị ký không trả lời trong thời gian cho phép nên đã ngừng chờ. Những tệp đã ký xong vẫn giữ nguyên, tệp đang dở chưa được ký. Hãy rút thiết bị, cắm lại rồi ký tiếp.',
  'signing.token-crashed':
    'Phần mềm của thiết bị ký bị dừng đột ngột và đang khởi động lại. Những tệp đã ký xong vẫn giữ nguyên, tệp đang dở chưa được ký. Hãy ký tiếp; nếu lặp lại, báo cán bộ công nghệ thông tin.',
  'signing.token-failed':
    'Thiết bị ký báo một lỗi lạ (mã {{code}}). Tệp đang ký không thay đổi, những tệp đã ký xong vẫn giữ nguyên. Hãy rút thiết bị, cắm lại rồi thử lại; nếu lặp lại, báo mã này cho cán bộ công nghệ thông tin.',
  'signing.token-busy':
    'Thiết bị này đang ký một lượt khác. Lượt đó không bị ảnh hưởng, lượt này chưa bắt đầu. Hãy chờ lượt kia xong rồi ký.',
  'signing.token-in-use':
    'Phần mềm khác đang mở thiết bị ký này nên mã PIN chưa được kiểm tra. Chưa ký gì. Hãy đóng phần mềm kia, rút thiết bị và cắm lại rồi ký.',
  'signing.token-ambiguous':
    'Có hai thiết bị giống hệt nhau đang cắm nên không biết mã PIN là của thiết bị nào. Chưa ký gì, mã PIN chưa bị thử. Hãy rút bớt một thiết bị rồi ký lại.',
  'signing.not-open':
    'Phiên ký đã kết thúc. Những tệp đã ký xong vẫn giữ nguyên, tệp này chưa được ký. Hãy bấm ký lại và gõ mã PIN.',
  'signing.pin-wrong':
    'Mã PIN không đúng. Chưa ký gì. Thiết bị sẽ khóa sau vài lần sai; hãy kiểm tra phím Caps Lock, bộ gõ rồi gõ lại.',
  'signing.pin-few-tries':
    'Mã PIN không đúng và thiết bị báo còn ít lần thử. Chưa ký gì. Hãy chắc chắn mã PIN trước khi gõ lại; nếu không nhớ, liên hệ nơi cấp chứng thư.',
  'signing.pin-last-try':
    'Mã PIN không đúng và thiết bị chỉ còn MỘT lần thử. Chưa ký gì. Nếu không chắc chắn, đừng gõ nữa: hãy liên hệ nơi cấp chứng thư để đặt lại mã PIN.',
  'signing.pin-locked':
    'Mã PIN của thiết bị đã bị khóa. Chưa ký gì; chứng thư và khóa vẫn còn trên thiết bị. Hãy liên hệ nơi cấp chứng thư để mở khóa.',
  'signing.pin-warning':
    'Thiết bị vừa cảnh báo còn ít lần thử mã PIN hơn lúc hỏi, nên mã vừa gõ chưa được dùng. Chưa ký gì. Hãy xem lại cảnh báo rồi gõ mã PIN nếu chắc chắn.',
  'signing.pin-malformed':
    'Mã PIN vừa gõ không hợp lệ với thiết bị: để trống, quá ngắn hoặc quá dài. Chưa ký gì. Hãy gõ lại đúng mã PIN.',
  'signing.pin-expired':
    'Mã PIN của thiết bị đã hết hạn. Chưa ký gì. Hãy đổi mã PIN bằng phần mềm của thiết bị rồi ký lại.',
  'signing.pin-not-set':
    'Thiết bị chưa được đặt mã PIN cho người dùng. Chưa ký gì. Hãy đặt mã PIN bằng phần mềm của thiết bị rồi ký lại.',
  'signing.pin-cancelled':
    'Việc nhập mã PIN trên thiết bị đã bị hủy hoặc hết thời gian. Chưa ký gì. Hãy bấm ký lại khi sẵn sàng nhập mã PIN trên thiết bị.',
  'signing.pdf-encrypted':
    'Tệp PDF có mật khẩu hoặc bị khóa nên không ký được. Tệp vẫn nguyên, chưa có chữ ký nào được thêm; hãy bỏ mật khẩu hoặc xin lại tệp không khóa.',
  'signing.pdf-damaged':
    'Tệp PDF bị hỏng hoặc thiếu phần cuối nên không ký được. Tệp vẫn nguyên; hãy tải lại, quét lại hoặc in ra PDF mới rồi ký.',
  'signing.pdf-closed':
    'Người lập tệp đã khóa, không cho thêm chữ ký. Các chữ ký đã có vẫn nguyên; hãy xin bản chưa khóa.',
  'signing.pdf-too-large':
    'Tệp lớn hơn {{megabytes}} MB nên không ký được. Tệp vẫn nguyên; hãy chia tệp hoặc quét lại ở 200 dpi.',
  'signing.no-such-page': 'Tệp không có trang {{page}} để đặt chữ ký. Chưa có gì thay đổi; hãy chọn lại trang.',
  'signing.place-outside': 'Vị trí chữ ký nằm ngoài trang. Chưa có gì thay đổi; hãy chọn lại vị trí trong trang.',
  'signing.anchor-missing':
    'Không tìm thấy chữ dùng để đặt chữ ký trong tệp (tệp quét có thể chưa nhận dạng chữ). Chưa có gì thay đổi; hãy chọn vị trí bằng chuột.',
  'signing.letter-missing':
    'Phông chữ của chữ ký không có ký tự {{letter}}. Tệp chưa được ký; hãy sửa tên hoặc tên cơ quan rồi ký lại.',
  'signing.picture-unusable':
    'Ảnh chữ ký hoặc con dấu không dùng được. Chưa có gì được ký; hãy chọn ảnh PNG 8 bit nền trong suốt, có nét chữ và không quá lớn.',
  'signing.picture-no-ink':
    'Không thấy nét mực nào trong ảnh. Ảnh đang dùng vẫn nguyên; hãy ký hoặc đóng dấu trên giấy trắng, chụp hay quét rõ nét rồi chọn lại.',
  'signing.picture-not-on-white':
    'Ảnh có quá nhiều chỗ tối nên không tách được nét mực khỏi nền. Ảnh đang dùng vẫn nguyên; hãy ký trên giấy trắng, chụp đủ sáng, chỉ lấy phần giấy rồi chọn lại.',
  'signing.picture-too-small':
    'Nét chữ trong ảnh quá nhỏ (cần ít nhất {{width}} × {{height}} điểm ảnh). Ảnh đang dùng vẫn nguyên; hãy chụp gần hơn hoặc quét nét hơn rồi chọn lại.',
  'signing.signature-too-large':
    'Chữ ký lớn hơn chỗ đã dành trong tệp. Tệp gốc vẫn nguyên và chưa được ký; hãy báo bộ phận kỹ thuật kiểm tra chuỗi chứng thư số.',
  'signing.key-mismatch':
    'Chữ ký thiết bị trả về không khớp chứng thư số. Tệp gốc vẫn nguyên và chưa được ký; hãy rút, cắm lại thiết bị và chọn đúng chứng thư số.',
  'signing.certificate-unusable':
    'Chứng thư số này không dùng được để ký (không đọc được, khóa quá ngắn hoặc sai loại). Chưa có gì được ký; hãy chọn chứng thư số khác hoặc liên hệ nơi cấp.',
  'signing.certificate-file-unusable':
    'Tệp này không phải chứng thư số của người ký. Chưa đăng ký gì; hãy xuất chứng thư số từ phần mềm ký (tệp .cer, .crt hoặc .pem) rồi chọn lại.',
  'signing.stamp-unavailable':
    'Chưa lấy được dấu thời gian vì máy chủ cấp dấu thời gian không trả lời. Chữ ký vẫn còn; chương trình có thể thêm dấu thời gian sau.',
  'signing.trust-list-invalid':
    'Danh sách tin cậy không đúng chữ ký của tỉnh, đã cũ hơn bản đang dùng hoặc bị hỏng. Danh sách đang dùng vẫn nguyên; hãy xin lại tệp từ tỉnh.',
  'signing.nothing-there':
    'Giấy tờ hoặc văn bản này không còn tệp nào trong hồ sơ để ký. Chưa ký gì, hồ sơ không thay đổi. Hãy tải lại hồ sơ rồi xem lại danh sách tệp.',
  'signing.file-changed':
    'Tệp này vừa được thay bằng tệp khác sau khi anh/chị xem. Chưa ký gì, cả hai tệp vẫn còn. Hãy xem lại tệp mới rồi ký.',
  'signing.not-a-pdf':
    'Tệp này không phải PDF nên không ký được. Tệp vẫn nguyên; hãy quét lại hoặc lưu thành PDF rồi ký.',
  'signing.already-signed':
    'Tệp này đã có chữ ký cùng loại bằng chứng thư số này rồi nên không ký lần nữa. Chữ ký đã có vẫn nguyên; không cần làm gì thêm.',
  'signing.kind-not-fitting':
    'Loại chữ ký này không dùng cho tệp này. Chưa ký gì, tệp không thay đổi. Hãy chọn đúng loại: giấy tờ quét thì ký số hóa hoặc sao, dự thảo kết quả thì phê duyệt rồi phát hành.',
  'signing.certificate-not-yours':
    'Chứng thư số này chưa được gán cho anh/chị, hoặc không dùng cho loại chữ ký này. Chưa ký gì. Hãy chọn chứng thư của mình, hoặc nhờ người quản lý cán bộ gán ở trang Thiết lập ký số.',
  'signing.not-submitted-to-you':
    'Hồ sơ này đang trình lãnh đạo khác nên anh/chị không ký phê duyệt được. Chưa ký gì, hồ sơ vẫn chờ người được trình. Hãy nhờ chuyên viên trình lại nếu cần.',
  'signing.not-approved-yet':
    'Văn bản này chưa có chữ ký phê duyệt của lãnh đạo nên chưa phát hành được. Chưa ký gì, hồ sơ không thay đổi. Hãy phát hành sau khi lãnh đạo ký.',
  'signing.document-signed':
    'Văn bản này đã được ký nên không thay và không bỏ được nữa. Bản đã ký vẫn nguyên trong hồ sơ. Nếu nội dung sai, hãy lập văn bản khác.',
  'signing.result-laid':
    'Hồ sơ đã có một dự thảo kết quả. Chưa có gì thay đổi. Hãy thay tệp của dự thảo đó, hoặc bỏ nó rồi thêm dự thảo mới.',
  'signing.document-too-late':
    'Hồ sơ đã quyết định, đã có kết quả hoặc đã kết thúc nên không thêm, thay hay bỏ dự thảo kết quả được nữa. Các tệp đã có vẫn nguyên.',
  'signing.too-many-documents':
    'Hồ sơ đã có {{most}} văn bản để ký nên không nhận thêm. Các văn bản đã có vẫn còn; hãy bỏ văn bản không dùng rồi thêm lại.',
  'signing.trust-authority-missing':
    'Máy này chưa được tỉnh cài chứng thư gốc để kiểm tra danh sách tin cậy nên chưa nhận danh sách nào. Danh sách đang dùng (nếu có) vẫn nguyên. Hãy nhờ cán bộ công nghệ thông tin cài bản do tỉnh đóng gói.',
  'signing.unknown-run':
    'Không tìm thấy lượt ký này, hoặc đó là lượt của cán bộ khác. Chưa có gì thay đổi; hãy mở lại danh sách chờ ký.',
  'signing.other-run': 'Mã lượt ký này đã dùng cho một lượt khác. Chưa ký gì; hãy đóng hộp ký và bấm ký lại.',
  'signing.certificate-refused':
    'Chứng thư số không qua được kiểm tra trước khi ký (hạn dùng, thu hồi, mục đích hoặc nơi cấp) nên chưa hỏi mã PIN. Chưa ký gì, hồ sơ vẫn chờ ký; hãy xem kết quả kiểm tra rồi chọn chứng thư khác.',
  'signing.pin-not-asked':
    'Lúc này không có câu hỏi mã PIN nào đang chờ nên mã vừa gõ đã được xóa, chưa dùng đến. Hãy xem trạng thái lượt ký.',
  'signing.pin-unanswered':
    'Không có ai gõ mã PIN nên đã đóng thiết bị. Những tệp đã ký xong vẫn giữ nguyên, các tệp còn lại chưa được ký; hãy bấm ký tiếp khi sẵn sàng.',
  'signing.pin-declined':
    'Đã bỏ qua việc gõ mã PIN nên lượt ký dừng lại. Những tệp đã ký xong vẫn giữ nguyên, các tệp còn lại vẫn chờ ký.',
  'signing.officer-away':
    'Màn hình đã khóa hoặc cán bộ đã đăng xuất nên đã đóng thiết bị ký. Những tệp đã ký xong vẫn giữ nguyên, các tệp còn lại chưa được ký; hãy mở khóa rồi bấm ký tiếp.',
  'signing.interrupted':
    'Lượt ký bị ngắt vì chương trình đóng giữa chừng. Những tệp đã ký xong vẫn giữ nguyên và không bị ký lần nữa; hãy bấm ký tiếp để ký các tệp còn lại.',
  'signing.report-gone':
    'Kết quả kiểm tra này không còn được giữ để in. Tệp vẫn nguyên; hãy kiểm tra lại chữ ký rồi in.',
  'signing.training-not-allowed':
    'Khóa trong tệp PKCS#12 chỉ dùng được ở bản trình diễn để huấn luyện. Chưa ký gì; hãy dùng thiết bị lưu khóa.',
  'signing.training-key-unreadable':
    'Không mở được tệp khóa: sai mật khẩu, hoặc tệp không có khóa kèm chứng thư số. Chưa ký gì; hãy kiểm tra tệp và mật khẩu rồi mở lại.',
  'signing.service-off':
    'Máy này chưa bật dịch vụ ký số cục bộ. Chưa ký gì, hồ sơ vẫn chờ ký. Hãy nhờ cán bộ công nghệ thông tin bật ở trang Thiết lập ký số.',
  'signing.service-address':
    'Địa chỉ dịch vụ ký số không đúng: phải có dạng wss://127.0.0.1:8987, trên chính máy này. Chưa có gì thay đổi; hãy sửa địa chỉ rồi lưu lại.',
  'signing.service-missing':
    'Không thấy dịch vụ ký số trên máy này. Chưa ký gì, hồ sơ vẫn chờ ký. Hãy khởi động phần mềm ký số rồi ký lại.',
  'signing.service-not-trusted':
    'Không xác nhận được chương trình đang trả lời là dịch vụ ký số nên chưa gửi tệp cho nó. Chưa ký gì. Hãy nhờ cán bộ công nghệ thông tin kiểm tra chứng thư của dịch vụ ở trang Thiết lập ký số.',
  'signing.service-silent':
    'Dịch vụ ký số không trả lời trong thời gian cho phép nên đã ngừng chờ. Tệp chưa được ký và không thay đổi. Hãy đóng cửa sổ của dịch vụ nếu còn mở rồi ký lại.',
  'signing.service-failed':
    'Dịch vụ ký số ngắt giữa chừng hoặc trả lời không đúng cách. Tệp chưa được ký và không thay đổi. Hãy khởi động lại dịch vụ rồi ký lại.',
  'signing.service-stopped': 'Đã ngừng chờ dịch vụ ký số. Tệp chưa được ký và không thay đổi; hãy ký lại khi sẵn sàng.',
  'signing.service-refused':
    'Dịch vụ ký số báo không ký (mã {{status}}), có thể do đã đóng cửa sổ ký. Tệp chưa được ký và không thay đổi; hãy ký lại, nếu lặp lại thì báo mã này cho cán bộ công nghệ thông tin.',
  'signing.service-busy':
    'Dịch vụ ký số đang ký một tệp khác. Tệp đó không bị ảnh hưởng, tệp này chưa được ký. Hãy xong cửa sổ kia rồi ký tiếp.',
  'signing.service-other-file':
    'Dịch vụ ký số trả về một tệp khác với tệp đã gửi nên phần mềm không nhận. Tệp gốc vẫn nguyên, chưa có chữ ký; hãy báo cán bộ công nghệ thông tin.',
  'signing.service-not-pades':
    'Dịch vụ ký số tạo chữ ký kiểu cũ, không theo chuẩn PAdES mà quy định yêu cầu, nên phần mềm không nhận. Tệp gốc vẫn nguyên; hãy đổi kiểu chữ ký trong cấu hình của dịch vụ hoặc dùng thiết bị lưu khóa.',
  'signing.service-bad-signature':
    'Chữ ký do dịch vụ ký số trả về không qua được kiểm tra nên phần mềm không nhận. Tệp gốc vẫn nguyên, chưa có chữ ký; hãy kiểm tra chứng thư số rồi ký lại.',
} satisfies Partial<Record<ErrorCode, string>>
