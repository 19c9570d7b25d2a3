// The least that a key can change on a screen: one text.
let count = 0
window.addEventListener('keydown', ({ key }) => {
  if (key !== 'F2') return
  count += 1
  document.getElementById('count').textContent = `- ${count}`
})
