import { describe, expect, it } from 'vitest'
import { soften } from '../../../main/core/scanning/reading/text/soften.ts'

describe('softening a picture before it is read', () => {
  it('changes nothing where all dots are alike, up to the edges', () => {
    const data = new Uint8Array(7 * 5).fill(201)
    expect(soften({ data, width: 7, height: 5 })).toEqual({ data, width: 7, height: 5 })
  })

  it('gives a dot by itself soft edges, the same to all sides', () => {
    const data = new Uint8Array(25)
    data[12] = 255
    const soft = soften({ data, width: 5, height: 5 }).data
    expect([...soft.subarray(5, 10)]).toEqual([0, 8, 29, 8, 0])
    expect([...soft.subarray(10, 15)]).toEqual([0, 29, 99, 29, 0])
    expect([...soft.subarray(15, 20)]).toEqual([0, 8, 29, 8, 0])
    expect(data[12]).toBe(255)
  })
})
