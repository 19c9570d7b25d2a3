import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** Deep petrol: calm, and far from the red and amber that mean something on this desk. */
const petrol: MantineColorsTuple = [
  '#ecf6f7', '#d6eaec', '#a9d4d8', '#78bbc2', '#4da3ad', '#2b8a96', '#17747f', '#0f5f69', '#0c4d55', '#083a41',
]
const gray: MantineColorsTuple = [
  '#f6f8f9', '#edf0f2', '#e1e6e9', '#cfd6db', '#b3bdc5', '#8a96a1', '#5c6873', '#46515b', '#303a43', '#1b232a',
]
const dark: MantineColorsTuple = [
  '#dce2e7', '#bcc5cd', '#98a4af', '#6b7883', '#404b55', '#323c45', '#262f37', '#1c242b', '#161d23', '#10161b',
]
const red: MantineColorsTuple = [
  '#fdf0ef', '#fbdcd9', '#f5b5af', '#ee8b83', '#e5645a', '#d9443a', '#c22f27', '#a5241d', '#871b16', '#651410',
]
const amber: MantineColorsTuple = [
  '#fff7e6', '#feecc7', '#fbd588', '#f5bb4a', '#e8a11f', '#c98609', '#a26a04', '#825403', '#684303', '#4a3003',
]
const green: MantineColorsTuple = [
  '#eef8f1', '#d8efdf', '#add9bb', '#7cc093', '#52a870', '#318f53', '#217842', '#186236', '#134f2c', '#0c3a1f',
]

/** Look of every control: compact, square-ish, the same rhythm everywhere (design, "Look"). */
export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'DejaVu Sans Mono', 'Cascadia Mono', Consolas, monospace",
  colors: { petrol, gray, dark, red, amber, green, teal: green, orange: amber, yellow: amber },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  black: '#1b232a',
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  fontSizes: { xs: '12.5px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '21px', lineHeight: '1.3' },
      h2: { fontSize: '17px', lineHeight: '1.35' },
      h3: { fontSize: '15px', lineHeight: '1.4' },
      h4: { fontSize: '14px', lineHeight: '1.4' },
      h5: { fontSize: '13px', lineHeight: '1.4' },
      h6: { fontSize: '12.5px', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } },
    Kbd: { defaultProps: { size: 'xs' } },
    Alert: { defaultProps: { variant: 'light', radius: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, multiline: true, maw: 320, events: { hover: true, focus: true, touch: false } } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 } } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
  },
})

/** Tokens beyond Mantine's own; `--desk-*` are ours and mean the same in both schemes. */
export const resolveVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {
    '--input-height-sm': '34px',
    '--button-height-sm': '34px',
    '--desk-rail-width': '212px',
    '--desk-status-height': '28px',
  },
  light: {
    '--mantine-color-body': '#f4f6f7',
    '--mantine-color-placeholder': colors.gray[6],
    '--mantine-color-default-border': colors.gray[4],
    '--mantine-color-error': colors.red[7],
    '--desk-surface': '#ffffff',
    '--desk-sunken': '#eaeef0',
    '--desk-rail': '#ffffff',
    '--desk-line': colors.gray[2],
    '--desk-focus': '#0b7285',
    '--desk-hover': '#eef2f4',
    '--desk-selected': colors.petrol?.[0] ?? '#ecf6f7',
    '--desk-ink-strong': '#0f1519',
    '--desk-danger-ink': colors.red[7],
    '--desk-warn-ink': '#7a4f00',
    '--desk-good-ink': '#186236',
  },
  dark: {
    '--mantine-color-body': '#12181d',
    '--mantine-color-placeholder': colors.dark[2],
    '--mantine-color-default': '#1a2228',
    '--mantine-color-default-border': '#3f4a54',
    '--mantine-color-error': colors.red[3],
    '--mantine-color-dimmed': colors.dark[2],
    '--desk-surface': '#1a2228',
    '--desk-sunken': '#0e1317',
    '--desk-rail': '#161d23',
    '--desk-line': '#2b353d',
    '--desk-focus': '#5cc6d3',
    '--desk-hover': '#222b32',
    '--desk-selected': '#173238',
    '--desk-ink-strong': '#f2f5f7',
    '--desk-danger-ink': '#f79d95',
    '--desk-warn-ink': '#f2c265',
    '--desk-good-ink': '#86d3a0',
  },
})
