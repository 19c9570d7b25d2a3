import { describe, expect, it } from 'vitest'
import { OpenQuestion } from '../../../main/core/signing/runs/pin-question.ts'
import { DeskError } from '../../../shared/errors.ts'

const typed = () => new Uint8Array(Buffer.from('654321'))

describe('a question for a PIN', () => {
  it('is answered once, in memory of its own, and what was typed is wiped', async () => {
    const question = new OpenQuestion()
    const asked = question.ask()
    const pin = typed()
    question.answer(pin)
    expect((await asked).toString()).toBe('654321')
    expect([...pin]).toEqual([0, 0, 0, 0, 0, 0])
    expect(question.isAsked).toBe(false)
  })

  it('that nobody asks takes no answer, and wipes it all the same', () => {
    const question = new OpenQuestion()
    const pin = typed()
    expect(() => question.answer(pin)).toThrow(expect.objectContaining({ code: 'signing.pin-not-asked' }))
    expect([...pin]).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('gives no answer to an earlier one', async () => {
    const question = new OpenQuestion()
    const first = question.ask()
    const second = question.ask()
    question.answer(typed())
    await expect(first).rejects.toMatchObject({ code: 'signing.pin-unanswered' })
    expect((await second).length).toBe(6)
  })

  it('ends when it is withdrawn or nobody answers in time', async () => {
    const question = new OpenQuestion(1)
    await expect(question.ask()).rejects.toMatchObject({ code: 'signing.pin-unanswered' })
    const asked = question.ask()
    question.withdraw(new DeskError('signing.officer-away'))
    await expect(asked).rejects.toMatchObject({ code: 'signing.officer-away' })
  })
})
