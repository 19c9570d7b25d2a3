/** The mark of the desk: a door (cửa) with a counter in it. */
export function Brand({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--mantine-color-petrol-7)" />
      <path d="M9 25V14a7 7 0 0 1 14 0v11" fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M5.5 20.5h21" stroke="#f5bb4a" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  )
}
