export const catalogue = { title: '' }
