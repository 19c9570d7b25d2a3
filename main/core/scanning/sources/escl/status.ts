import type { ScanProblem } from '../../../../../shared/scanning/index.ts'
import { elementsNamed, findElement, type XmlElement } from './xml.ts'

/** How a scanner is at the moment (Mopria eSCL 2.97, ScannerStatus). */
export interface EsclStatus {
  readonly isBusy: boolean
  /** What is wrong with its feeder; undefined for nothing. */
  readonly feederProblem: ScanProblem | undefined
  /** Why the last job ended, where it says something other than that it was done. */
  readonly jobProblem: ScanProblem | undefined
}

const FEEDER_PROBLEMS: Readonly<Record<string, ScanProblem>> = {
  ScannerAdfEmpty: 'empty',
  ScannerAdfJam: 'jammed',
  ScannerAdfMispick: 'jammed',
  ScannerAdfMultipickDetected: 'jammed',
  ScannerAdfHatchOpen: 'cover-open',
  ScannerAdfDoorOpen: 'cover-open',
}

const JOB_PROBLEMS: Readonly<Record<string, ScanProblem>> = {
  JobCanceledByUser: 'stopped',
  JobCanceledAtDevice: 'stopped',
  AbortedBySystem: 'failed',
  ErrorsDetected: 'failed',
}

export function statusOf(scanner: XmlElement): EsclStatus {
  // The scanner's state is a child of the whole; each job has a state of its own in it, the newest first.
  const state = scanner.children.find(({ name }) => name === 'State')?.text
  const job = findElement(scanner, 'JobInfo')
  const reasons = job === undefined ? [] : elementsNamed(job, 'JobStateReason').map(({ text }) => text)
  return {
    isBusy: state === 'Processing' || state === 'Testing',
    feederProblem: FEEDER_PROBLEMS[findElement(scanner, 'AdfState')?.text ?? ''],
    jobProblem: reasons.map((reason) => JOB_PROBLEMS[reason]).find((problem) => problem !== undefined),
  }
}
