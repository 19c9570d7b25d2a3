// Says that a page has been painted as the desk itself does: in the second frame after its first screen was laid out.
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    document.title = 'usable'
  }),
)
