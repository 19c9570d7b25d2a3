import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { cameraSwitches, emptyTable, type Shot, writeVideo } from '../../e2e/fake-camera.ts'
import type { LaunchOptions } from '../../e2e/launch.ts'
import { MockScanner } from '../../escl/mock-scanner.ts'
import { layPrivateSane } from '../../sane/private-sane.ts'

/** Frames of a camera that letters on A4 can be read by. */
const FRAME = { width: 1_920, height: 1_440 } as const

/** The scanner of the machine room, which holds the next page back until it is let go. */
export interface HeldScanner {
  readonly scanner: MockScanner
  /** Lets pages come up to this one only, counted from 1. */
  hold(page: number): void
  release(): void
}

/** What stands around the desk of the tour: SANE's own test scanner, a scanner in the network, a camera. */
export class Equipment {
  readonly network: HeldScanner
  readonly #folder: string
  readonly #video: string
  readonly #sane: string
  #table: Promise<Buffer> | undefined

  private constructor(folder: string, network: HeldScanner) {
    this.network = network
    this.#folder = folder
    this.#video = join(folder, 'camera.mjpeg')
    this.#sane = join(folder, 'sane')
    layPrivateSane(this.#sane, { madeUp: { mode: 'Color' } })
  }

  /** Sets everything up; the camera sees an empty table. */
  static async setUp(): Promise<Equipment> {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-equipment-'))
    const equipment = new Equipment(folder, await heldScanner())
    await equipment.show([])
    return equipment
  }

  /** How the desk is started among it. */
  get options(): LaunchOptions {
    return { environment: { SANE_CONFIG_DIR: this.#sane }, switches: cameraSwitches(this.#video) }
  }

  /** What the camera sees from when it is opened next: an empty table first. */
  async show(shots: readonly Shot[]): Promise<void> {
    this.#table ??= emptyTable()
    const all = [{ jpeg: await this.#table, frames: 30 }, ...shots]
    writeVideo(this.#video, await Promise.all(all.map(asFrames)))
  }

  /** What lies before the camera and stays there: an empty table in a dark room would be too dark as well. */
  async lay(jpeg: Buffer): Promise<void> {
    writeVideo(this.#video, [await asFrames({ jpeg, frames: 30 })])
  }

  async putAway(): Promise<void> {
    this.network.release()
    await this.network.scanner.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** A camera has one size of frames, whatever it sees. */
async function asFrames({ jpeg, frames }: Shot): Promise<Shot> {
  return { jpeg: await sharp(jpeg).resize(FRAME).jpeg({ quality: 88 }).toBuffer(), frames }
}

async function heldScanner(): Promise<HeldScanner> {
  let held = Number.POSITIVE_INFINITY
  let letGo: () => void = () => undefined
  let waiting = Promise.resolve()
  const scanner = await MockScanner.start({
    name: 'Máy quét phòng Một cửa',
    beforePage: async (page) => {
      if (page > held) await waiting
    },
  })
  return {
    scanner,
    hold: (page) => {
      held = page
      waiting = new Promise((resolve) => {
        letGo = resolve
      })
    },
    release: () => {
      held = Number.POSITIVE_INFINITY
      letGo()
    },
  }
}
