import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

/** Nothing but a number that a key counts up. */
function App() {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'F2') setCount((before) => before + 1)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return <p id="count">{`- ${count}`}</p>
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)
