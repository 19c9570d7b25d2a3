import { writeSync } from 'node:fs'
import { DossierDesk, LAN, reception } from '../dossier-desk.ts'

/*
 * A desk that accepts dossiers until it is killed: `node accepting-desk.ts <directory> <key in hex>`. Each line of its
 * output is an acknowledgement, written after the dossier was durable, as a receipt is printed.
 */

const [, , directory = '', key = ''] = process.argv
const desk = await DossierDesk.openIn(directory, Buffer.from(key, 'hex'))
for (;;) {
  const { id, code } = await desk.ask('dossiers.accept', reception(), LAN)
  writeSync(1, `${JSON.stringify({ id, code })}\n`)
}
