// The least that an Electron application can be: one window with one page, told about when it has been painted.
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { app, BrowserWindow } = require('electron')

app.setPath('userData', process.env.BENCH_USER_DATA)

app.whenReady().then(() => {
  const preload = join(__dirname, 'preload.cjs')
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    webPreferences: existsSync(preload) ? { preload } : {},
  })
  // The page says so by its title, which needs no bridge.
  window.webContents.on('page-title-updated', (_event, title) => process.stderr.write(`${title}\n`))
  window.loadFile(join(__dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
