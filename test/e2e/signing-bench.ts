import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { drawInks } from '../pades/documents.ts'
import { signTrustList, trustListOf } from '../pades/trust.ts'
import { layTokenBench, type TokenBench } from '../token/bench.ts'
import { buildProxy, TokenProxy } from '../token/proxy.ts'
import type { Desk } from './desk.ts'

/** Everything that signing at a desk needs: tokens behind a proxy, an authority that answers, a list that the province signed, pictures. */
export interface SigningBench {
  readonly bench: TokenBench
  readonly proxy: TokenProxy
  /** What the desk is started with. */
  readonly environment: Record<string, string>
  /** File of the trust list. */
  readonly trustList: string
  /** PNGs of a handwriting and of a seal. */
  readonly signature: string
  readonly seal: string
}

async function laySigningBench(): Promise<SigningBench> {
  const bench = await layTokenBench()
  const proxy = new TokenProxy(await buildProxy(bench.folder), bench.folder, bench.softTokens.module)
  const at = (name: string, content: string | Buffer) => {
    const path = join(bench.folder, name)
    writeFileSync(path, content)
    return path
  }
  const issuer = { name: 'CA thử nghiệm', certificate: bench.authority.certificateOf('issuer').toString('base64') }
  const list = signTrustList(
    trustListOf(bench, { intermediates: [issuer] }),
    bench.certificates.agency,
    bench.authority,
  )
  const root = bench.authority.certificateOf('root').toString('base64')
  const authority = `-----BEGIN CERTIFICATE-----\n${root}\n-----END CERTIFICATE-----\n`
  const inks = await drawInks()
  return {
    bench,
    proxy,
    environment: {
      ...bench.softTokens.environment,
      ...proxy.environment,
      MOTCUA_TRUST_CONFIG: at('trust.json', JSON.stringify({ authority })),
    },
    trustList: at('trust-list.json', JSON.stringify(list)),
    signature: at('chu-ky.png', inks.signature),
    seal: at('con-dau.png', inks.seal),
  }
}

/** Lays the bench for all tests of a file, before what is registered behind it. The function given back is good within tests and hooks only. */
export function laidSigningBench(): () => SigningBench {
  let laid: SigningBench | undefined
  beforeAll(async () => {
    laid = await laySigningBench()
  }, 180_000)
  afterAll(() => laid?.bench.close())
  return () => {
    if (laid === undefined) throw new Error('the bench has not been laid')
    return laid
  }
}

/** A result as the commune's own software prints it, on two pages, with the leader's name under it. */
export async function printResult(
  desk: Desk,
  lines: { readonly title: string; readonly leader: string },
): Promise<Buffer> {
  const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><style>
    @page { size: A4; margin: 20mm 20mm 20mm 30mm } body { font: 13pt/1.5 "Times New Roman", Tinos, serif; margin: 0 }
    header { display: flex; justify-content: space-between; text-align: center } h1 { font-size: 14pt; text-align: center }
    .sign { display: flex; justify-content: flex-end; margin-top: 24pt } .sign div { text-align: center; width: 75mm }
    .room { height: 90pt }</style>
    <header><div><b>ỦY BAN NHÂN DÂN<br>XÃ YÊN THÀNH</b><br>Số: 12/GXN-UBND</div>
    <div><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b></div></header>
    <h1>${lines.title}</h1>
    <p>Ủy ban nhân dân xã Yên Thành xác nhận nội dung đề nghị của công dân là đúng theo sổ sách đang lưu giữ tại Ủy ban nhân dân xã.
    Giấy xác nhận này có giá trị sử dụng trong thời hạn sáu tháng, kể từ ngày ký, dùng để bổ túc hồ sơ theo quy định.</p>
    <div class="sign"><div><b>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</b><div class="room"></div><b>${lines.leader}</b></div></div>
    <p style="break-before: page">Phụ chú: trang này không có nội dung cần ký.</p></html>`
  const printed = await desk.app.evaluate(
    async ({ BrowserWindow }, address) => {
      const window = new BrowserWindow({ show: false })
      await window.loadURL(address)
      const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true })
      window.destroy()
      return pdf.toString('base64')
    },
    `data:text/html;base64,${Buffer.from(html).toString('base64')}`,
  )
  return Buffer.from(printed, 'base64')
}
