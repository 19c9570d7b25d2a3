// npm run dev: the desk with hot reload of the renderer.
import { follow } from '../bootstrap/command.mjs'
import { isRootOnLinux, variablesOf } from '../setup/launch.ts'
import { root, tool } from '../setup/places.ts'
import { prepareRuntime } from '../setup/prepare.ts'
import { forgetProduct } from '../setup/product.ts'
import { task } from '../setup/task.ts'

await task(async () => {
  const runtime = await prepareRuntime()
  forgetProduct()
  const script = tool('electron-vite/bin/electron-vite.js')
  const args = ['dev', '--config', 'build/electron.vite.config.ts', ...(isRootOnLinux() ? ['--noSandbox'] : [])]
  const own = { ...variablesOf(runtime, process.env), MOTCUA_DEMO: '1', ELECTRON_EXEC_PATH: runtime.executable }
  return follow(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...own } })
})
