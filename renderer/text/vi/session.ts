export const catalogue = {
  login: 'Tên đăng nhập',
  passphrase: 'Mật khẩu',
  pin: 'Mã PIN',
  reveal: 'Hiện hoặc ẩn ký tự',
  capsLock: 'Phím Caps Lock đang bật.',
  wait_other: 'Chờ {{count}} giây',
  signIn: {
    title: 'Đăng nhập',
    with: 'Đăng nhập bằng',
    byPin: 'Bằng mã PIN',
    byPassphrase: 'Bằng mật khẩu',
    open: 'Mở quầy',
    arrows: 'Phím ↑ ↓ chọn tên đăng nhập, Enter để mở.',
  },
  lock: {
    title: 'Màn hình đang khóa',
    by: 'Người đang làm việc: {{login}}',
    open: 'Mở khóa',
    take: 'Vào làm việc',
    switch: 'Đổi cán bộ',
    kept: 'Những gì đang nhập đã được lưu, mã hóa, và sẽ hiện lại sau khi mở khóa.',
  },
}
