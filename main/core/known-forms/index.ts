/** Known forms (mẫu tờ khai): recognised by what was read on them, their fields offered. Pure rules over dated data. */
export { type FormRule, getKnownForms, readForms } from './form.ts'
export { type FormSuggestion, type SuggestedField, suggestFields } from './suggest.ts'
export { type ParsedValue, parseValue } from './values.ts'
