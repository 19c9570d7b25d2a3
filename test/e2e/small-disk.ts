import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BLOCK_BYTES = 4_096
const LARGEST_WRITE_BYTES = 1_048_576

/** A file system of a few megabytes that can be filled to the last block and emptied again. */
export interface SmallDisk {
  /** Where programs that were started through {@link SmallDisk.command} find it. */
  readonly directory: string
  /** A command that runs a program where the disk is, as the user who runs the test. */
  command(program: string): string
  /** Leaves no block free. */
  fill(): void
  /** Gives back what `fill` took. */
  empty(): void
  /** Takes the disk away with all that is on it. */
  remove(): Promise<void>
}

/**
 * Makes a disk in memory that exists only for programs in a mount namespace of its own, so that nothing stays mounted
 * whatever happens to the test. Anybody but root needs a kernel that gives out user namespaces for that.
 * @throws Error when the kernel gives none
 */
export async function makeSmallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-small-disk-'))
  const directory = join(folder, 'disk')
  const isRoot = process.getuid?.() === 0
  const unshare = [...(isRoot ? [] : ['--user', '--map-current-user', '--keep-caps']), '--mount']
  const mount = `mkdir ${directory} && mount -t tmpfs -o size=${megabytes}m,mode=700 tmpfs ${directory}`
  // The namespace lives as long as `cat`, which ends with the pipe from this process.
  const holder = spawn('unshare', [...unshare, 'sh', '-c', `${mount} && echo ready && exec cat`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(holder, 'exit')
  const ready = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)])
  if (!ready) throw new Error('This kernel gives no namespace for a small disk: run the test as root.')

  const ballast = join(`/proc/${holder.pid}/root`, directory, 'ballast')
  return {
    directory,
    command(program) {
      const path = join(folder, 'command')
      const enter = [...(isRoot ? [] : ['--user', '--preserve-credentials']), '--mount'].join(' ')
      writeFileSync(path, `#!/bin/sh\nexec nsenter --target ${holder.pid} ${enter} -- '${program}' "$@"\n`)
      chmodSync(path, 0o755)
      return path
    },
    fill: () => fillUp(ballast),
    empty: () => rmSync(ballast),
    async remove() {
      holder.stdin.end()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Lets a file grow until not even one block is left for anybody. */
function fillUp(path: string): void {
  const file = openSync(path, 'a')
  try {
    for (let bytes = LARGEST_WRITE_BYTES; bytes >= BLOCK_BYTES; ) {
      if (!canWrite(file, bytes)) bytes /= 2
    }
  } finally {
    closeSync(file)
  }
}

function canWrite(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}
