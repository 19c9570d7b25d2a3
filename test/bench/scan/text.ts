/** Share in percent of the characters of a truth that a text got wrong: wrong, left out or added (Levenshtein). Blanks count as one. */
export function errorPercent(truth: string, text: string): number {
  const [wanted, got] = [plain(truth), plain(text)]
  let costs = Uint32Array.from({ length: got.length + 1 }, (_, at) => at)
  for (let row = 1; row <= wanted.length; row += 1) {
    const next = new Uint32Array(got.length + 1)
    next[0] = row
    for (let at = 1; at <= got.length; at += 1) {
      const same = wanted[row - 1] === got[at - 1] ? 0 : 1
      next[at] = Math.min((costs[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (costs[at - 1] ?? 0) + same)
    }
    costs = next
  }
  return (100 * (costs[got.length] ?? 0)) / Math.max(1, wanted.length)
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
}
