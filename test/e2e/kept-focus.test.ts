import { expect, it } from 'vitest'
import { foundedDesk } from './founded-desk.ts'

const desk = foundedDesk()

/** A button as Mantine makes one that works: switched off until it is done. */
async function workingButton() {
  const { page } = desk()
  await page.evaluate(() => {
    const button = document.createElement('button')
    button.textContent = 'Đang làm'
    document.body.prepend(button)
    button.focus()
    button.disabled = true
  })
  const button = page.getByRole('button', { name: 'Đang làm' })
  // Chromium takes the focus away with the next frame.
  await page.waitForFunction(() => document.activeElement === document.body)
  return {
    button,
    finish: () => button.evaluate((one) => one.removeAttribute('disabled')),
    remove: () => button.evaluate((one) => one.remove()),
  }
}

it('a button that worked has its focus again', async () => {
  const { button, finish, remove } = await workingButton()
  await finish()
  await desk().focused(button)
  await remove()
})

it('what took the focus meanwhile keeps it', async () => {
  const { page } = desk()
  const { finish, remove } = await workingButton()
  await page.keyboard.press('Control+k')
  const search = page.getByRole('textbox', { name: 'Tìm nhanh' })
  await desk().focused(search)
  await finish()
  await page.evaluate(() => new Promise(requestAnimationFrame))
  expect(await search.evaluate((field) => field === document.activeElement)).toBe(true)
  await remove()
})
