// The desk's core as it is, started by the benchmark: with a clock that is set, and a line by which its memory can be asked for.
const { createServer } = require('node:net')
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')

const { BENCH_CORE, BENCH_CLOCK_OFFSET, BENCH_MEMORY_LINE } = process.env

const machineNow = Date.now
Date.now = () => machineNow() + Number(BENCH_CLOCK_OFFSET)

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

createServer((line) => {
  // Twice: what is only held by finalizers goes with the second.
  collectGarbage()
  setImmediate(() => {
    collectGarbage()
    line.end(JSON.stringify(process.memoryUsage()))
  })
})
  .listen(BENCH_MEMORY_LINE)
  .unref()

require(BENCH_CORE)
