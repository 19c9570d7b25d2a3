const DIGITS: ReadonlyMap<string, number> = new Map([
  ['không', 0],
  ['một', 1],
  ['mốt', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['tư', 4],
  ['năm', 5],
  ['lăm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['tám', 8],
  ['chín', 9],
])

/** What a word makes of the digit before it. */
const PLACES: ReadonlyMap<string, number> = new Map([
  ['mươi', 10],
  ['trăm', 100],
])
const GROUPS: ReadonlyMap<string, number> = new Map([
  ['nghìn', 1_000],
  ['triệu', 1_000_000],
])
const BILLION = 1_000_000_000

/**
 * The amount that Vietnamese words say, read word by word as a person would add it up; nothing is shared with the program
 * that wrote them.
 * @throws Error for words that say no amount
 */
export function readAmount(words: string): number {
  const said = /^(.+) đồng$/.exec(words.normalize('NFC').trim().toLocaleLowerCase('vi'))?.[1]
  if (said === undefined) throw new Error(`no amount: "${words}"`)
  let billions = 0
  let section = 0
  let group = 0
  let ones = 0
  const closeGroup = () => {
    const sum = group + ones
    group = 0
    ones = 0
    return sum
  }
  for (const word of said.split(' ')) {
    const digit = DIGITS.get(word)
    const place = PLACES.get(word)
    const thousands = GROUPS.get(word)
    if (digit !== undefined) ones = digit
    else if (word === 'mười') group += 10
    else if (place !== undefined) {
      group += ones * place
      ones = 0
    } else if (thousands !== undefined) section += closeGroup() * thousands
    else if (word === 'tỷ') {
      billions = (billions + section + closeGroup()) * BILLION
      section = 0
    } else if (word !== 'lẻ') throw new Error(`no part of an amount: "${word}"`)
  }
  return billions + section + closeGroup()
}
