import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

declare global {
  interface Window {
    readonly electron: { readonly versions: Readonly<Record<string, string>> }
  }
}

function Versions() {
  const [versions] = useState(window.electron.versions)
  return (
    <ul>
      {['electron', 'chrome', 'node'].map((name) => (
        <li key={name}>
          {name} {versions[name]}
        </li>
      ))}
    </ul>
  )
}

function App() {
  // The same sign as that of the desk: the second frame after the first screen was laid out.
  useEffect(() => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        document.title = 'usable'
      }),
    )
  }, [])
  return (
    <main>
      <h1>Quầy</h1>
      <p>React</p>
      <Versions />
    </main>
  )
}

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
