// The published types of PouchDB are for version 7 and change the global Buffer; these are the few calls used here.

declare module 'pouchdb' {
  export interface Found<Row> {
    readonly docs: readonly Row[]
  }

  export interface ViewAnswer<Row> {
    readonly rows: readonly {
      readonly id: string
      readonly key: readonly string[]
      readonly value: unknown
      readonly doc?: Row
    }[]
  }

  export interface ViewOptions {
    readonly startkey?: number | readonly string[]
    readonly endkey?: number | readonly string[]
    readonly inclusive_end?: boolean
    readonly include_docs?: boolean
    readonly limit?: number
    readonly reduce?: boolean
  }

  export default class PouchDB<Row extends object> {
    static plugin(plugin: object): void
    constructor(folder: string, options: { readonly db: LevelFactory; readonly view_update_changes_batch_size: number })
    bulkDocs(rows: readonly ({ readonly _id: string } & Row)[]): Promise<readonly ({ ok: true } | { error: true })[]>
    put<Document extends { readonly _id: string }>(row: Document): Promise<unknown>
    createIndex(wanted: {
      readonly index: { readonly fields: readonly string[]; readonly ddoc?: string }
    }): Promise<unknown>
    find(wanted: {
      readonly selector: object
      readonly limit: number
      readonly use_index?: string
    }): Promise<Found<Row>>
    query(view: string, options: ViewOptions): Promise<ViewAnswer<Row>>
    close(): Promise<void>
  }

  export interface Level {
    _batch(operations: unknown, options: object, done: (error?: Error) => void): void
  }

  export interface LevelFactory {
    (folder: string): Level
    destroy(folder: string, done: (error?: Error) => void): void
  }
}

declare module 'pouchdb-find' {
  const plugin: object
  export default plugin
}
