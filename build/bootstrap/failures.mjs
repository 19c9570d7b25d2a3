// What a person is told when set-up cannot go on: one sentence in Vietnamese and one in English, each saying what to do.

/** @typedef {{ vi: string, en: string }} Sentence */

/** @type {Record<string, (detail: string) => Sentence>} */
const SENTENCES = {
  'unknown-task': (tasks) => ({
    vi: `Không có việc này, hãy chọn một trong: ${tasks}.`,
    en: `There is no such task, choose one of: ${tasks}.`,
  }),
  'packages-not-installed': () => ({
    vi: 'Không cài được các gói npm: hãy kiểm tra mạng và kho gói npm rồi chạy lại đúng lệnh vừa rồi.',
    en: 'The npm packages could not be installed: check the network and the npm registry, then run the same command again.',
  }),
  'package-not-fetched': (name) => ({
    vi: `Không tải được gói ${name}: hãy kiểm tra mạng và kho gói npm rồi chạy lại đúng lệnh vừa rồi.`,
    en: `The package ${name} could not be fetched: check the network and the npm registry, then run the same command again.`,
  }),
  'package-altered': (name) => ({
    vi: `Gói ${name} tải về không đúng mã băm đã ghim nên không được dùng: hãy kiểm tra kho gói npm đang dùng rồi chạy lại.`,
    en: `The package ${name} does not have its pinned hash and was not used: check the npm registry in use, then run again.`,
  }),
  'no-toolchain': (machine) => ({
    vi: `Chưa có sẵn Node 24 cho ${machine}: hãy cài Node.js 24 rồi chạy lại.`,
    en: `There is no ready Node 24 for ${machine}: install Node.js 24, then run again.`,
  }),
  'no-electron': (machine) => ({
    vi: `Không tải được Electron chính thức và không có bản thay thế cho ${machine}: hãy nối mạng hoặc đặt ELECTRON_MIRROR rồi chạy lại.`,
    en: `The official Electron could not be downloaded and there is no stand-in for ${machine}: go online or set ELECTRON_MIRROR, then run again.`,
  }),
  'electron-unusable': () => ({
    vi: 'Không chuẩn bị được Electron thay thế: hãy kiểm tra chỗ trống trên đĩa rồi chạy lại.',
    en: 'The stand-in Electron could not be prepared: check that the disk has room, then run again.',
  }),
  'sqlite-not-built': () => ({
    vi: 'Không dịch được SQLite: hãy cài g++, make và python3 rồi chạy lại.',
    en: 'SQLite could not be compiled: install g++, make and python3, then run again.',
  }),
  'libraries-missing': (command) => ({
    vi: `Máy thiếu thư viện hệ thống: hãy chạy lệnh "${command}" rồi chạy lại.`,
    en: `System libraries are missing: run "${command}", then run again.`,
  }),
  'libraries-not-installed': (command) => ({
    vi: `Không cài được thư viện hệ thống bằng apt-get: hãy tự chạy "${command}", xem lỗi rồi chạy lại.`,
    en: `The system libraries could not be installed by apt-get: run "${command}" yourself, mend what it says, then run again.`,
  }),
  'no-display': () => ({
    vi: 'Không có màn hình và không mở được Xvfb: hãy cài xvfb (sudo apt-get install xvfb) rồi chạy lại.',
    en: 'There is no display and Xvfb did not start: install xvfb (sudo apt-get install xvfb), then run again.',
  }),
  'not-built': () => ({
    vi: 'Không đóng gói được mã nguồn: hãy sửa lỗi nêu trên rồi chạy lại.',
    en: 'The source could not be bundled: mend the error above, then run again.',
  }),
  'no-first-screen': () => ({
    vi: 'Ứng dụng không hiện màn hình đầu tiên: hãy xem lỗi nêu trên rồi chạy lại.',
    en: 'The application did not show its first screen: see the error above, then run again.',
  }),
  'not-packed': () => ({
    vi: 'Không tạo được bộ cài: hãy sửa lỗi nêu trên rồi chạy lại.',
    en: 'The product could not be packed: mend the error above, then run again.',
  }),
  'fuses-not-hardened': (fuses) => ({
    vi: `Bộ cài vừa tạo không an toàn, không được giao cho ai (cầu chì sai: ${fuses}): hãy sửa electron-builder.yml rồi chạy lại.`,
    en: `The product just packed is not hardened and must not be handed out (wrong fuses: ${fuses}): mend electron-builder.yml, then run again.`,
  }),
  'koffi-not-packed': (what) => ({
    vi: `Bộ cài vừa tạo không ký số bằng thiết bị được, không giao cho ai (koffi thiếu hoặc không nạp được: ${what}): hãy sửa electron-builder.yml hoặc cài lại gói npm rồi chạy lại.`,
    en: `The product just packed cannot sign with tokens and must not be handed out (koffi is missing or does not load: ${what}): mend electron-builder.yml or install the npm packages again, then run again.`,
  }),
}

/** Every code that a {@link SetupFailure} can carry. */
export const FAILURE_CODES = Object.keys(SENTENCES)

/** Set-up cannot go on, and a person has to do something about it. */
export class SetupFailure extends Error {
  /**
   * @param {string} code one of {@link FAILURE_CODES}
   * @param {string} detail what the sentence names: a package, a command, a machine
   * @param {unknown} [cause] the error behind it
   */
  constructor(code, detail = '', cause = undefined) {
    const sentence = SENTENCES[code]
    if (sentence === undefined) throw new RangeError(`unknown failure code "${code}"`)
    const { vi, en } = sentence(detail)
    super(en, cause === undefined ? undefined : { cause })
    this.name = 'SetupFailure'
    this.code = code
    this.vi = vi
    this.en = en
  }
}
