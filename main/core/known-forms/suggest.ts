import type { PageReading, ReadLine, ReadWord } from '../../../shared/scanning/index.ts'
import { type FieldRule, type FormRule, getKnownForms, lookedFor, type Section } from './form.ts'
import { type FoundPhrase, findPhrase, type Letters, lettersOf } from './phrase.ts'
import { parseValue } from './values.ts'

/** A value that a form offers; never more than an offer. */
export interface SuggestedField {
  /** `<person>.<fact>`, as the rules of the forms name it. */
  readonly field: string
  readonly value: string
  /** 0 to 100: how well the words were read, times how well label and value fit their rules. */
  readonly confidence: number
  /** Counted from 1. */
  readonly page: number
}

/** A form that was recognised, and what it offers. */
export interface FormSuggestion {
  readonly form: string
  readonly name: string
  readonly fields: readonly SuggestedField[]
}

/** Share of a title's or label's letters that may be misread. */
const MOST_DIFFERENCE = 0.18
/** A title stands in the upper part of its page. */
const TITLE_WITHIN = 0.6
/** What is offered with less than this misleads more than it helps. */
const LEAST_CONFIDENCE = 40
/** Columns of a table lie at least so many heights of a line apart. */
const COLUMN_GAP = 1.2

/**
 * Recognises the known form that a paper is and what stands in its fields, by what was read on its pages; undefined when it is
 * none. Pure and generic: where things stand is in the rules of the forms. Never throws, whatever was read.
 */
export function suggestFields(
  pages: readonly PageReading[],
  forms: readonly FormRule[] = getKnownForms(),
): FormSuggestion | undefined {
  const first = pages[0]
  const form = first === undefined ? undefined : findForm(first, forms)
  if (form === undefined) return undefined
  const phrases = phrasesOf(form)
  const found = new Map<string, SuggestedField>()
  let section = 0
  for (const [index, page] of pages.entries()) {
    const lines = page.lines.map(textLineOf)
    for (const [at, line] of lines.entries()) {
      const labels = labelsOn(line, phrases)
      section = sectionAt(form.sections, section, labels)
      const rules = form.sections[section]
      if (rules === undefined) continue
      const below = lines[at + 1]
      const written = below === undefined || labelsOn(below, phrases).length > 0 ? undefined : below
      for (const offer of offersOf(line, labels, written, rules)) {
        const better = offer.confidence > (found.get(offer.field)?.confidence ?? LEAST_CONFIDENCE - 1)
        // The first place where a form asks for something is the one that counts, save for a better reading.
        if (better) found.set(offer.field, { ...offer, page: index + 1 })
      }
    }
  }
  return { form: form.id, name: form.name, fields: [...found.values()] }
}

interface TextLine extends Letters {
  readonly text: string
  readonly words: readonly (ReadWord & { readonly from: number; readonly to: number })[]
  readonly height: number
}

function textLineOf({ words, height }: ReadLine): TextLine {
  let text = ''
  const placed = words.map((word) => {
    const from = text === '' ? 0 : text.length + 1
    text += `${text === '' ? '' : ' '}${word.text.normalize('NFC')}`
    return { ...word, from, to: text.length }
  })
  return { ...lettersOf(text), text, words: placed, height }
}

/** The form whose title stands on a page, the one that fits best; a title may take two lines. */
function findForm(page: PageReading, forms: readonly FormRule[]): FormRule | undefined {
  const upper = page.lines.filter(({ baseline }) => baseline.left < page.height * TITLE_WITHIN).map(textLineOf)
  const candidates = upper.flatMap(({ letters }, at) => [letters, letters + (upper[at + 1]?.letters ?? '')])
  let best: { form: FormRule; difference: number; length: number } | undefined
  for (const form of forms) {
    for (const title of form.titles.map(lookedFor)) {
      for (const letters of candidates) {
        const hit = findPhrase(letters, title, MOST_DIFFERENCE)
        if (hit === undefined) continue
        // A title within a sentence is none, and the longer of two titles is the whole one.
        const { difference } = hit
        const length = title.length
        if (letters.length > length * 2) continue
        if (
          best === undefined ||
          difference < best.difference ||
          (difference === best.difference && length > best.length)
        ) {
          best = { form, difference, length }
        }
      }
    }
  }
  return best?.form
}

/** Everything that is printed on a form and looked for, in every section: a label is known by what it is not, too. */
function phrasesOf({ sections }: FormRule): readonly string[] {
  const all = sections.flatMap(({ begins, fields }) => [...(begins ?? []), ...fields.flatMap(({ labels }) => labels)])
  return [...new Set(all.map(lookedFor))]
}

interface Label extends FoundPhrase {
  readonly phrase: string
}

/** The longer and the less misread, the likelier. */
const likelihood = ({ phrase, difference }: Label): number => phrase.length * (1 - 4 * difference)

/** The phrases on a line, none over another: "năm sinh" in "ngày, tháng, năm sinh" is a part of the longer one. */
function labelsOn({ letters }: TextLine, phrases: readonly string[]): Label[] {
  const all = phrases.flatMap((phrase): Label[] => {
    const hit = findPhrase(letters, phrase, MOST_DIFFERENCE)
    return hit === undefined ? [] : [{ phrase, ...hit }]
  })
  const kept: Label[] = []
  for (const label of all.toSorted((one, other) => likelihood(other) - likelihood(one))) {
    if (kept.every(({ from, to }) => label.to <= from || label.from >= to)) kept.push(label)
  }
  return kept.toSorted((one, other) => one.from - other.from)
}

/** The section that a line belongs to; sections follow one another and never return. */
function sectionAt(sections: readonly Section[], current: number, labels: readonly Label[]): number {
  for (let next = sections.length - 1; next > current; next -= 1) {
    const begins = (sections[next]?.begins ?? []).map(lookedFor)
    if (labels.some(({ phrase }) => begins.includes(phrase))) return next
  }
  return current
}

type Offer = Omit<SuggestedField, 'page'>

function offersOf(line: TextLine, labels: readonly Label[], below: TextLine | undefined, section: Section): Offer[] {
  return labels.flatMap((label, at) => {
    const rule = section.fields.find((field) => field.labels.some((text) => lookedFor(text) === label.phrase))
    if (rule === undefined) return []
    const from = (line.places[label.to - 1] ?? 0) + 1
    const next = labels[at + 1]
    const to = next === undefined ? line.text.length : (line.places[next.from] ?? line.text.length)
    const own = partOf(line, from, to)
    const isBelow = rule.below === true && !/\p{L}{2}|\d{2}/u.test(own.text) && below !== undefined
    const value = isBelow ? partOf(below, 0, below.text.length) : own
    const { columns } = section
    if (columns === undefined) return offerOf(label, rule, rule.field, value)
    return columnsOf(value, line.height).flatMap((part, column) => {
      const person = columns[column]
      return person === undefined ? [] : offerOf(label, rule, `${person}.${rule.field}`, part)
    })
  })
}

interface Part {
  readonly text: string
  readonly words: readonly ReadWord[]
}

function partOf(line: TextLine, from: number, to: number): Part {
  return { text: line.text.slice(from, to), words: line.words.filter((word) => word.to > from && word.from < to) }
}

/** The words of a part left and right of its widest gap; one part where there is none, and then nobody knows whose it is. */
function columnsOf({ words }: Part, height: number): Part[] {
  let widest = { gap: height * COLUMN_GAP, at: 0 }
  for (let at = 1; at < words.length; at += 1) {
    const gap = (words[at]?.left ?? 0) - (words[at - 1]?.right ?? 0)
    if (gap > widest.gap) widest = { gap, at }
  }
  if (widest.at === 0) return []
  return [words.slice(0, widest.at), words.slice(widest.at)].map((part) => ({
    text: part.map(({ text }) => text).join(' '),
    words: part,
  }))
}

function offerOf({ difference }: Label, rule: FieldRule, field: string, { text, words }: Part): Offer[] {
  const parsed = parseValue(rule.kind, text)
  if (parsed === undefined || words.length === 0) return []
  // A value is as sure as the worst of its words.
  const read = Math.min(
    ...words.filter((word) => /[\p{L}\d]/u.test(word.text)).map(({ confidence }) => confidence),
    100,
  )
  return [{ field, value: parsed.value, confidence: Math.round(read * parsed.strength * (1 - difference)) }]
}
