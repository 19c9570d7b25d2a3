import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { Desk, type TestNumbering } from './desk.ts'
import { freshDirectory, type LaunchOptions } from './launch.ts'

/**
 * One founded desk with its first officer signed in, for all tests of a file; every test also asserts that nothing was
 * complained of in the console. The function given back is good within tests only.
 * @param optionsIn how it is started, by the directory that is its own and its tests'
 */
export function foundedDesk(
  numbering: TestNumbering = 'temporary',
  optionsIn: (directory: string) => LaunchOptions = () => ({}),
): () => Desk {
  const { directory, remove } = freshDirectory()
  let desk: Desk | undefined
  const get = () => {
    if (desk === undefined) throw new Error('the desk has not been founded')
    return desk
  }
  beforeAll(async () => {
    desk = await Desk.open(join(directory, 'data'), optionsIn(directory))
    await desk.found(numbering)
  })
  afterEach(() => {
    expect(get().complaints).toEqual([])
  })
  afterAll(async () => {
    await desk?.quit()
    remove()
  })
  return get
}

/** A path for a file that a test saves, beside the desk's own directory. */
export function pathFor(desk: Desk, name: string): string {
  return join(desk.directory, '..', name)
}
