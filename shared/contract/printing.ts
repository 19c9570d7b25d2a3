import { z } from 'zod'
import { DocumentName, PaperSize, PreparedDocument } from '../printing/document.ts'
import { call } from './call.ts'

export const printingCalls = {
  /**
   * Makes a paper of the desk ready to print: the core renders it from the ledger and keeps it under a ticket that the shell
   * redeems once. Nothing can be printed that is not durably kept.
   */
  'documents.prepare': call('read', z.strictObject({ ...DocumentName.shape, paper: PaperSize }), PreparedDocument),
}
