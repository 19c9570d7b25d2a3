/** Parts of an instant at the desk, by another way than the program's. */
function local(at: number) {
  const [date = '', time = ''] = new Date(at + 7 * 3_600_000).toISOString().split('T')
  const [year = '', month = '', day = ''] = date.split('-')
  const [hour = '', minute = ''] = time.split(':')
  return { year, month, day, hour, minute }
}

/** `08 giờ 35 phút, ngày 20 tháng 11 năm 2026`. */
export const inWords = (at: number) => {
  const { year, month, day, hour, minute } = local(at)
  return `${hour} giờ ${minute} phút, ngày ${day} tháng ${month} năm ${year}`
}
/** `08:35 20/11/2026`. */
export const inFigures = (at: number) => {
  const { year, month, day, hour, minute } = local(at)
  return `${hour}:${minute} ${day}/${month}/${year}`
}
/** `20/11/2026` of `2026-11-20`. */
export const dayInFigures = (day: string) => day.split('-').toReversed().join('/')
