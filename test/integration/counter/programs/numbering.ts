import { writeSync } from 'node:fs'
import { v7 } from 'uuid'
import { DeskError } from '../../../../shared/errors.ts'
import { HOA } from '../../dossiers/dossier-desk.ts'
import { MOVING, TwoDesks } from '../two-desks.ts'

// Two desks that enter, void, take money, reverse it, hand their books to each other and go on into the next year, until they
// are killed; of every number they say that it is kept.
const [directory = '', key = ''] = process.argv.slice(2)
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}
const chosen = (count: number): number => Math.floor(Math.random() * count)

say('starting')
const both = await TwoDesks.open({ directory, key: Buffer.from(key, 'hex') })
await both.settle()
say('open')

async function enter(): Promise<void> {
  const { desk } = await both.holderOf('certified-copies')
  const papers = Array.from({ length: 1 + chosen(3) }, () => ({ id: v7(), paper: 'Học bạ', pages: 3, copies: 1 }))
  const parties = { requester: 'Nguyễn Thị Mai', requesterNumber: '', signer: 'Lê Văn Hòa', signerPosition: '' }
  const entries = await desk.ask('certification.enter', {
    visit: v7(),
    dossier: null,
    kind: 'copy',
    ...parties,
    papers,
  })
  for (const { number } of entries) if (number !== null) say(`given ${number.book} ${number.number}`)
  const [entry] = entries
  if (entry !== undefined && chosen(3) === 0) {
    await desk.ask('certification.void', { id: entry.id, reason: 'Bản chính bị tẩy xóa' })
  }
}

async function pay(): Promise<void> {
  const { desk } = await both.holderOf('fee-receipts')
  const line = { name: 'Lệ phí', quantity: 1, unitAmount: 8_000, amount: 8_000 }
  const paid = { exemption: null, method: 'cash', reference: '', payer: 'Lê An', address: '' } as const
  const { id, receipt } = await desk.ask('fees.collect', { id: v7(), dossier: null, lines: [line], ...paid })
  if (receipt !== null) say(`given ${receipt.book} ${receipt.number}`)
  if (chosen(3) === 0) await desk.ask('fees.reverse', { id, reason: 'Thu nhầm người' })
}

async function move(): Promise<void> {
  const { desk, other, book } = await both.holderOf(MOVING[chosen(MOVING.length)] ?? 'fee-receipts')
  const toMark = other.profile.deskMark
  const { content } = await desk.ask('books.hand-over', { id: book.id, transfer: v7(), toMark }, HOA)
  say('on its way')
  await other.ask('books.take-over', { content }, HOA)
}

const acts = [enter, enter, enter, pay, pay, pay, move, move, async () => both.nextYear()]
for (;;) {
  try {
    await acts[chosen(acts.length)]?.()
  } catch (error) {
    // A book of a past year stays where it is until the first entry of the new one.
    if (!(error instanceof DeskError && error.code === 'books.year-over')) throw error
  }
}
