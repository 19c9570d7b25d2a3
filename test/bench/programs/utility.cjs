// Runs a program in a utility process, where the desk has its core; what the program says goes to standard output, a line each.
const { app, utilityProcess } = require('electron')

app.whenReady().then(() => {
  const [program, task] = process.argv.slice(-2)
  const child = utilityProcess.fork(program, [task], { serviceName: 'bench', stdio: 'inherit' })
  child.on('message', (message) => process.stdout.write(`report ${JSON.stringify(message)}\n`))
  child.on('exit', (code) => app.exit(code))
})
