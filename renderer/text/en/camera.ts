import type { Translation } from '../translation.ts'
import type { catalogue as original } from '../vi/camera.ts'

export const catalogue = {
  title: 'Photograph papers',
  corners: {
    label: 'Four corners of the sheet',
    '0': 'Top left corner',
    '1': 'Top right corner',
    '2': 'Bottom right corner',
    '3': 'Bottom left corner',
    at: '{{across}} % across, {{down}} % down',
  },
} satisfies Translation<typeof original>
