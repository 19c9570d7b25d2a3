import { useEffect, useState } from 'react'

/** The address under which the browser shows a picture, as long as it is shown. */
export function usePictureUrl(
  content: Uint8Array | undefined,
  type: 'image/jpeg' | 'image/png' = 'image/jpeg',
): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (content === undefined) return
    const made = URL.createObjectURL(new Blob([Uint8Array.from(content)], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [content, type])
  return url
}
