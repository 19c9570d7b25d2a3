import type { Translation } from '../translation.ts'
import type { catalogue as vi } from '../vi/guide.ts'

export const catalogue = {
  title: 'User guide',
  note: '{{key}} opens it from any screen.',
  contents: 'Contents',
  printAll: 'Print the guide',
  printKeys: 'Print the key map',
  keysTitle: 'Keyboard map',
  keysNote: 'These work everywhere, also while typing in a field. Print it and keep it beside the keyboard.',
  key: 'Key',
  does: 'What it does',
  keys: {
    guide: 'Guide',
    palette: 'Find dossiers, citizens, procedures, acts and screens quickly',
    reception: 'Receive a new dossier',
    dossiers: 'Find a dossier',
    returns: 'Return a result',
    callNext: 'Call the next number (on the waiting line)',
    home: 'Today',
    lock: 'Lock the screen',
    accept: 'Accept (at reception)',
    refuse: 'Refuse (at reception)',
  },
  always: {
    Tab: 'Next field; with Shift: the one before',
    Enter: 'Next step, choose, confirm',
    '↑ ↓': 'Move in a list',
    'Shift+↑ ↓': 'Select a stretch of the list of dossiers',
    'Ctrl+A': 'Select all dossiers shown in the list',
    Space: 'Tick or untick; select a dossier in the list',
    Esc: 'Close suggestions, menus or an open form; select no dossier',
  },
} satisfies Translation<typeof vi>
