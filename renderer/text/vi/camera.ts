export const catalogue = {
  title: 'Chụp giấy tờ bằng camera',
  corners: {
    label: 'Bốn góc tờ giấy',
    '0': 'Góc trên bên trái',
    '1': 'Góc trên bên phải',
    '2': 'Góc dưới bên phải',
    '3': 'Góc dưới bên trái',
    at: 'ngang {{across}} %, dọc {{down}} %',
  },
}
