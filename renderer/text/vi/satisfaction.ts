export const catalogue = {
  title: 'Đánh giá của công dân',
  invite: 'Mời đánh giá trên màn hình phụ',
  invited: 'Đang mời công dân đánh giá trên màn hình phụ…',
  withdraw: 'Thôi, không mời nữa',
  note: 'Ghi hộ theo lời công dân',
  save: 'Ghi đánh giá',
  question: {
    timeliness: 'Thời gian giải quyết',
    attitude: 'Thái độ phục vụ',
    overall: 'Hài lòng chung',
  },
  ask: {
    timeliness: 'Hồ sơ của ông/bà có được giải quyết đúng hẹn không?',
    attitude: 'Cán bộ phục vụ ông/bà thế nào?',
    overall: 'Nhìn chung ông/bà có hài lòng không?',
  },
  level: { '3': 'Hài lòng', '2': 'Bình thường', '1': 'Không hài lòng' },
  voice: { citizen: 'Công dân tự đánh giá', officer: 'Cán bộ ghi theo lời công dân' },
  answered: '{{voice}} lúc {{at}}',
  step: 'Câu {{step}} trên {{of}}',
  thanks: 'Xin cảm ơn ông/bà!',
  skip: 'Tôi không muốn đánh giá',
}
