const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const GROUPS = ['', 'nghìn', 'triệu'] as const
const BILLION = 1_000_000_000

/**
 * An amount in Vietnamese words, as papers that money changes hands for must say it: `Mười sáu nghìn đồng`.
 * @param dong whole đồng, 0 and above
 * @throws RangeError for fractions, negative numbers and what a double cannot hold exactly
 */
export function amountInWords(dong: number): string {
  if (!Number.isSafeInteger(dong) || dong < 0) throw new RangeError('Not an amount of money')
  const words = dong === 0 ? DIGITS[0] : numberInWords(dong)
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)} đồng`
}

function numberInWords(value: number): string {
  if (value < BILLION) return groupsInWords(value, false)
  const rest = value % BILLION
  const billions = `${numberInWords(Math.floor(value / BILLION))} tỷ`
  return rest === 0 ? billions : `${billions} ${groupsInWords(rest, true)}`
}

/** Below a billion. `follows` when something stands before: then the hundreds and tens of the first group are said also when they are none. */
function groupsInWords(value: number, follows: boolean): string {
  const words: string[] = []
  for (let place = GROUPS.length - 1; place >= 0; place -= 1) {
    const group = Math.floor(value / 1000 ** place) % 1000
    if (group === 0) continue
    words.push(groupInWords(group, follows || words.length > 0), GROUPS[place] ?? '')
  }
  return words.filter((word) => word !== '').join(' ')
}

function groupInWords(group: number, follows: boolean): string {
  const hundreds = Math.floor(group / 100)
  const tens = Math.floor((group % 100) / 10)
  const ones = group % 10
  const words: string[] = []
  const saysHundreds = hundreds > 0 || follows
  if (saysHundreds) words.push(digit(hundreds), 'trăm')
  if (tens === 0 && ones > 0 && saysHundreds) words.push('lẻ')
  if (tens === 1) words.push('mười')
  if (tens > 1) words.push(digit(tens), 'mươi')
  if (ones > 0) words.push(onesInWords(ones, tens))
  return words.join(' ')
}

/** One, four and five are said differently after tens: mười một, hai mươi mốt, hai mươi tư, mười lăm. */
function onesInWords(ones: number, tens: number): string {
  if (ones === 1 && tens > 1) return 'mốt'
  if (ones === 4 && tens > 1) return 'tư'
  if (ones === 5 && tens > 0) return 'lăm'
  return digit(ones)
}

function digit(value: number): string {
  return DIGITS[value] ?? ''
}

/**
 * A day in Vietnamese words, as clauses of certification say it: `ngày hai mươi ba tháng mười một năm hai nghìn không trăm hai
 * mươi sáu`.
 * @param day `yyyy-MM-dd`
 */
export function dayInVietnameseWords(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  // The fourth month is called by its old name.
  const monthWords = month === 4 ? 'tư' : numberInWords(month)
  return `ngày ${numberInWords(date)} tháng ${monthWords} năm ${numberInWords(year)}`
}
