/** Moves the focus to the first field of a form that is marked invalid, once the marks have been drawn. */
export function focusFirstInvalid(form: EventTarget | null | undefined): void {
  if (!(form instanceof HTMLElement)) return
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
