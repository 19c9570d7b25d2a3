// The application inside the stand-in Electron: what `electron <folder>` does in the official one.
const { readFileSync } = require('node:fs')
const { _load: load } = require('node:module')
const { join, resolve } = require('node:path')
const { app } = require('electron')

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (folder === undefined) {
  console.error('electron: name the folder of an application')
  process.exit(1)
}
const root = resolve(folder)
const { name, productName = name, version, main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
app.setName(productName)
app.setVersion(version)
app.setAppPath(root)
app.setPath('userData', join(app.getPath('appData'), productName))
load(join(root, main), module, true)
