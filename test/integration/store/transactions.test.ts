import { describe, expect, it } from 'vitest'
import type { Store } from '../../../main/core/store/index.ts'
import { codeOf, TemporaryDesk } from './temporary-desk.ts'

const texts = (store: Store): string[] =>
  store
    .prepare<[], { text: string }>('SELECT text FROM notes ORDER BY number')
    .all()
    .map(({ text }) => text)

const add = (store: Store, text: string): void => {
  store.prepare<[string]>('INSERT INTO notes (text) VALUES (?)').run(text)
}

describe('a transaction', () => {
  it('keeps everything, or nothing and the first error', () => {
    const store = new TemporaryDesk().open()
    expect(
      store.transaction(() => {
        add(store, 'one')
        add(store, 'two')
        return 'kept'
      }),
    ).toBe('kept')
    const error = new Error('third thoughts')
    expect(() =>
      store.transaction(() => {
        add(store, 'three')
        throw error
      }),
    ).toThrow(error)
    expect(texts(store)).toEqual(['one', 'two'])
    expect(store.inTransaction).toBe(false)
  })

  it('takes in work that joins it, and refuses another within it', () => {
    const store = new TemporaryDesk().open()
    store.withinTransaction(() => {
      expect(store.inTransaction).toBe(true)
      store.withinTransaction(() => add(store, 'joined'))
    })
    expect(() => store.transaction(() => store.transaction(() => undefined))).toThrow('A transaction is open already')
    expect(texts(store)).toEqual(['joined'])
  })

  it('refuses to wait for a promise, and keeps nothing of it', () => {
    const store = new TemporaryDesk().open()
    const waiting = () => {
      add(store, 'too early')
      return Promise.resolve()
    }
    expect(() => store.transaction(waiting)).toThrow('cannot wait')
    expect(texts(store)).toEqual([])
  })

  it('is not committed once a room has abandoned it, even if its owner goes on', () => {
    const store = new TemporaryDesk().open()
    const error = new Error('half done')
    expect(() =>
      store.transaction(() => {
        add(store, 'half')
        store.abandon(error)
        expect(() => add(store, 'other half')).toThrow(error)
      }),
    ).toThrow(error)
    expect(texts(store)).toEqual([])
    store.transaction(() => add(store, 'next'))
    expect(texts(store)).toEqual(['next'])
  })

  it('tells those who remember rows that they are gone', () => {
    const store = new TemporaryDesk().open()
    let forgotten = 0
    store.onRollback(() => {
      forgotten += 1
    })
    store.transaction(() => add(store, 'kept'))
    expect(forgotten).toBe(0)
    expect(() => store.transaction(() => add(store, 'kept'))).toThrow('UNIQUE')
    expect(forgotten).toBe(1)
  })

  it('that derives is whole like every other, and leaves the next one durable', () => {
    const desk = new TemporaryDesk()
    const store = desk.open()
    const [normal, full] = [{ synchronous: 1 }, { synchronous: 2 }]
    // Compiled each time: SQLite puts the answer into the statement.
    const level = () => store.prepare<[], { synchronous: number }>('PRAGMA synchronous').get()
    store.withinDerivation(() => {
      expect(level()).toEqual(normal)
      add(store, 'derived')
    })
    expect(level()).toEqual(full)
    const error = new Error('half done')
    expect(() =>
      store.withinDerivation(() => {
        add(store, 'half')
        throw error
      }),
    ).toThrow(error)
    expect(level()).toEqual(full)
    // Within an act it is a part of it.
    store.transaction(() => {
      store.withinDerivation(() => add(store, 'joined'))
      expect(level()).toEqual(full)
    })
    expect(texts(store)).toEqual(['derived', 'joined'])
    store.close()
    expect(codeOf(() => store.withinDerivation(() => undefined))).toBe('store.closed')
    expect(texts(desk.open())).toEqual(['derived', 'joined'])
  })

  it('cannot happen in a closed store', () => {
    const store = new TemporaryDesk().open()
    const statement = store.prepare('SELECT 1')
    store.close()
    store.close()
    expect(codeOf(() => store.transaction(() => undefined))).toBe('store.closed')
    expect(codeOf(() => statement.all())).toBe('store.closed')
    expect(codeOf(() => [...statement.each()])).toBe('store.closed')
    expect(codeOf(() => store.prepare('SELECT 1'))).toBe('store.closed')
  })
})

describe('a statement', () => {
  it('reads one row, all rows, or row by row, and ends early when asked to', () => {
    const store = new TemporaryDesk().open()
    for (const text of ['one', 'two', 'three']) add(store, text)
    const select = store.prepare<[number], { text: string }>('SELECT text FROM notes WHERE number > ? ORDER BY number')
    expect(select.find(1)).toEqual({ text: 'two' })
    expect(select.find(3)).toBeUndefined()
    expect(select.all(0)).toHaveLength(3)
    for (const { text } of select.each(0)) {
      expect(text).toBe('one')
      break
    }
    add(store, 'four')
    expect([...select.each(2)]).toEqual([{ text: 'three' }, { text: 'four' }])
  })

  it('says when a row that must be there is missing', () => {
    const store = new TemporaryDesk().open()
    expect(() => store.prepare('SELECT * FROM notes').get()).toThrow('SELECT * FROM notes')
  })

  it('tells what a write did', () => {
    const store = new TemporaryDesk().open()
    expect(store.prepare(`INSERT INTO notes VALUES (7, 'seven'), (8, 'eight')`).run()).toEqual({ changes: 2, rowid: 8 })
  })

  it('is compiled once for every text of a family', () => {
    const family = new TemporaryDesk().open().prepareFamily<[], { number: number }>()
    const ascending = family('SELECT number FROM notes ORDER BY number')
    expect(family('SELECT number FROM notes ORDER BY number')).toBe(ascending)
    expect(family('SELECT number FROM notes ORDER BY number DESC')).not.toBe(ascending)
  })
})

describe('a full disk', () => {
  /** SQLite's own limit on the size of the file: it fails in the same place and with the same code as a full volume. */
  const limitPages = (store: Store, pages: number): void => {
    store.prepare<[], { max_page_count: number }>(`PRAGMA max_page_count = ${pages}`).get()
  }

  it('refuses the act with its own code, keeps nothing of it, and goes on when there is room again', () => {
    const store = new TemporaryDesk().open()
    add(store, 'before')
    const { page_count } = store.prepare<[], { page_count: number }>('PRAGMA page_count').get()
    limitPages(store, page_count + 10)
    const tooMuch = () =>
      store.transaction(() => {
        for (let note = 0; note < 100; note += 1) add(store, `${note} `.repeat(1_000))
      })
    expect(codeOf(tooMuch)).toBe('store.disk-full')
    expect(store.inTransaction).toBe(false)
    expect(texts(store)).toEqual(['before'])
    expect(store.check()).toEqual([])
    limitPages(store, 1_000_000)
    tooMuch()
    expect(texts(store)).toHaveLength(101)
  })

  it('refuses the act even if its errors were swallowed on the way', () => {
    const store = new TemporaryDesk().open()
    limitPages(store, 20)
    const swallowing = () =>
      store.transaction(() => {
        for (let note = 0; note < 100; note += 1) {
          try {
            add(store, `${note} `.repeat(1_000))
          } catch {
            // SQLite has ended the transaction by itself: what follows must not be kept on its own.
          }
        }
      })
    expect(codeOf(swallowing)).toBe('store.disk-full')
    limitPages(store, 1_000_000)
    expect(texts(store)).toEqual([])
  })
})
