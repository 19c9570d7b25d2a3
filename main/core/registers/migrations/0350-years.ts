import type { Migration } from '../../store/index.ts'

/** The columns of counts when this migration was written. */
const COUNTED = `
  received channel_direct channel_online channel_postal
  state_received state_refused state_processing state_waiting state_verifying state_deciding state_approved state_signed
  state_done state_posted state_returned state_stopped state_withdrawn
  ended on_time completed completed_file completed_online completed_digitized
  cause_second_supplement cause_counter cause_specialist cause_other_agency cause_leader cause_issuing cause_citizen
  verdict_citizen_1 verdict_citizen_2 verdict_citizen_3 verdict_officer_1 verdict_officer_2 verdict_officer_3
  completed_paid completed_paid_online completed_reused`
  .trim()
  .split(/\s+/)

const columns = COUNTED.join(', ')
const sums = COUNTED.map((column) => `sum(${column})`).join(', ')

/**
 * Years in the counts and in the office minutes ('year'; 'desk-year' has all officers together), and in the counts months of
 * all procedures together ('whole-month', procedure '*'). They are added up from the months that are there, so that no desk
 * has to count its dossiers anew.
 */
export const yearlySums: Migration = {
  number: 350,
  name: 'years in registers',
  up: (database) => {
    database.exec(`
      INSERT INTO register_counts (span, start, procedure, officer, ${columns})
      SELECT 'year', start / 12, procedure, officer, ${sums} FROM register_counts WHERE span = 'month'
      GROUP BY start / 12, procedure, officer;

      INSERT INTO register_counts (span, start, procedure, officer, ${columns})
      SELECT 'whole-month', start, '*', officer, ${sums} FROM register_counts WHERE span = 'month' GROUP BY start, officer;

      INSERT INTO register_time (span, start, procedure, officer, measured, minutes)
      SELECT 'year', start / 12, procedure, officer, sum(measured), sum(minutes) FROM register_time WHERE span = 'month'
      GROUP BY start / 12, procedure, officer;

      INSERT INTO register_time (span, start, procedure, officer, measured, minutes)
      SELECT 'desk-year', start / 12, procedure, officer, sum(measured), sum(minutes) FROM register_time
      WHERE span = 'desk-month' GROUP BY start / 12, procedure, officer;
    `)
  },
}
