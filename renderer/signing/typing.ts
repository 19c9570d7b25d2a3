/**
 * Whether a field for text has the focus: nothing takes it away then, or the next letters, a space among them, would go to a button.
 * @param place looks only within
 */
export function isTypingIn(place: Element | null): boolean {
  const focused = document.activeElement
  return focused instanceof HTMLInputElement && focused.type === 'text' && (place?.contains(focused) ?? false)
}
