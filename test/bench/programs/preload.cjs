// A preload like that of the template: a bridge with the versions, exposed to the page.
const { contextBridge } = require('electron')

contextBridge.exposeInMainWorld('electron', { versions: { ...process.versions } })
