import { createClient } from './client.ts'

/** The one client of this screen. */
export const desk = createClient(window.desk)
