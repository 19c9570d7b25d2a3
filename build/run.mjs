#!/usr/bin/env node
// The one way in, for every npm script: `node build/run.mjs <task> [arguments]`.
// This file and `bootstrap/` run on a bare machine: plain Node, nothing installed. This file alone must also be
// readable by a Node that is too old, so that it can say so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`✗ Cần Node.js 20.19 trở lên, máy này có ${process.versions.node}: hãy cài bản mới từ nodejs.org.`)
  console.error(
    `  Node.js 20.19 or newer is needed, this is ${process.versions.node}: install a newer one from nodejs.org.`,
  )
  process.exit(1)
}

const { enter } = await import('./bootstrap/enter.mjs')
await enter(process.argv.slice(2))
