import { describe, expect, it } from 'vitest'
import { until } from './desk.ts'
import { foundedDesk } from './founded-desk.ts'
import { BINH, DIEM, neighbour, TAM } from './people.ts'

describe('a core that dies', () => {
  const desk = foundedDesk({ from: 1, to: 99 })
  const numbers: string[] = []

  /** How many dossiers a citizen has, and in which one the number is. */
  async function kept(personalNumber: string): Promise<string[]> {
    await desk().search(personalNumber)
    const rows = await desk().rows().locator('td:nth-child(2)').allInnerTexts()
    return rows.map((text) => text.trim())
  }

  it('in the middle of typing: nothing typed is lost, and the typing goes on', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().field('Họ và tên').click()
    await page.keyboard.type('Tran Van ')
    await desk().killCore()
    await page.keyboard.type('Binh')
    expect(await desk().field('Họ và tên').inputValue()).toBe('Tran Van Binh')
    await desk().field('Số định danh').fill(BINH.personalNumber)
    numbers.push((await desk().accept()).number)
    expect(await kept(BINH.personalNumber)).toEqual(numbers)
  })

  it('under the very key that accepts: the dossier is there once, under one number', async () => {
    const { page } = desk()
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().scanCard(DIEM)
    const core = await desk().corePid()
    await page.keyboard.down('Control')
    await page.keyboard.down('Enter')
    process.kill(core, 'SIGKILL')
    await page.keyboard.up('Enter')
    await page.keyboard.up('Control')
    const { number } = await desk().acknowledged()
    numbers.push(number)
    expect(await kept(DIEM.personalNumber)).toEqual([number])
  })

  it('right after it has kept a dossier: what is on paper is in the desk', async () => {
    await desk().beginReception()
    await desk().chooseProcedure('khai sinh')
    await desk().scanCard(TAM)
    const { number } = await desk().accept()
    await desk().killCore()
    numbers.push(number)
    expect(await kept(TAM.personalNumber)).toEqual([number])
  })

  it('never makes a number be used twice', async () => {
    numbers.push((await desk().receive('khai sinh', neighbour(1))).number)
    numbers.push((await desk().receive('khai sinh', neighbour(2))).number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.map((number) => number.slice(-4))).toEqual(['0001', '0002', '0003', '0004', '0005'])
    await desk().search('')
    await until(async () => (await desk().rows().count()) === numbers.length, 'every dossier once')
  })
})
