/** What a screen shows of a picture: on its way, there under an address of the browser, or not to be had. */
export type Picture =
  | { readonly state: 'coming' | 'failed' }
  | { readonly state: 'there'; readonly url: string; readonly bytes: number }

/** Where pictures come from and how the browser shows them. */
export interface PictureSource<Key> {
  /** What a picture is known by; another version has another name. */
  readonly nameOf: (key: Key) => string
  /** Fetches a picture. May reject. */
  readonly fetch: (key: Key) => Promise<Blob>
  readonly show: (blob: Blob) => string
  /** Takes an address back, which gives its memory free. */
  readonly revoke: (url: string) => void
}

interface Entry {
  picture: Picture
  users: number
  readonly listeners: Set<() => void>
}

/**
 * Pictures that were fetched once and are shown again without asking, up to so many bytes: the one that was looked at longest
 * ago goes first, and one that is on the screen never. Pages are papers of citizens, so {@link close} forgets them all.
 */
export class PictureCache<Key> {
  readonly #source: PictureSource<Key>
  readonly #mostBytes: number
  /** In the order in which they were used last. */
  readonly #entries = new Map<string, Entry>()
  #closed = false

  constructor(source: PictureSource<Key>, mostBytes: number) {
    this.#source = source
    this.#mostBytes = mostBytes
  }

  /** What is there of a picture now. */
  peek(key: Key): Picture | undefined {
    return this.#entries.get(this.#source.nameOf(key))?.picture
  }

  /** Fetches a picture if need be and keeps it until the function given back was called; `changed` tells that it came. */
  use(key: Key, changed: () => void): () => void {
    const name = this.#source.nameOf(key)
    const entry = this.#entries.get(name) ?? this.#begin(name, key)
    this.#entries.delete(name)
    this.#entries.set(name, entry)
    entry.users += 1
    entry.listeners.add(changed)
    return () => {
      entry.users -= 1
      entry.listeners.delete(changed)
      // What could not be had is asked for anew by the next one who needs it.
      if (entry.picture.state === 'failed' && entry.users === 0) this.#drop(name, entry)
      this.#shrink()
    }
  }

  /** Forgets every picture; what is still on its way is dropped when it comes. */
  close(): void {
    this.#closed = true
    for (const [name, entry] of this.#entries) this.#drop(name, entry)
  }

  /** Lets a cache be used again whose screen was taken away and put back. */
  reopen(): void {
    this.#closed = false
  }

  #begin(name: string, key: Key): Entry {
    const entry: Entry = { picture: { state: 'coming' }, users: 0, listeners: new Set() }
    const settle = (picture: Picture) => {
      entry.picture = picture
      for (const tell of entry.listeners) tell()
    }
    this.#source.fetch(key).then(
      (blob) => {
        if (this.#closed || this.#entries.get(name) !== entry) return
        settle({ state: 'there', url: this.#source.show(blob), bytes: blob.size })
        this.#shrink()
      },
      () => settle({ state: 'failed' }),
    )
    return entry
  }

  #drop(name: string, entry: Entry): void {
    if (this.#entries.get(name) === entry) this.#entries.delete(name)
    if (entry.picture.state === 'there') this.#source.revoke(entry.picture.url)
  }

  #shrink(): void {
    let bytes = 0
    for (const { picture } of this.#entries.values()) bytes += picture.state === 'there' ? picture.bytes : 0
    for (const [name, entry] of this.#entries) {
      if (bytes <= this.#mostBytes) return
      if (entry.users > 0 || entry.picture.state !== 'there') continue
      bytes -= entry.picture.bytes
      this.#drop(name, entry)
    }
  }
}
