import { Kbd, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SHORTCUTS, type ShortcutName } from '../app/shortcuts.ts'
import classes from './guide.module.css'

const NAMES = Object.keys(SHORTCUTS).filter((name): name is ShortcutName => name in SHORTCUTS)
const ALWAYS = ['Tab', 'Enter', '↑ ↓', 'Shift+↑ ↓', 'Ctrl+A', 'Space', 'Esc'] as const

function Row({ combination, does }: { readonly combination: string; readonly does: string }) {
  return (
    <Table.Tr>
      <Table.Td w={220}>
        {combination.split('+').map((key, index) => (
          <span key={key}>
            {index > 0 ? ' + ' : null}
            <Kbd size="sm">{key}</Kbd>
          </span>
        ))}
      </Table.Td>
      <Table.Td>{does}</Table.Td>
    </Table.Tr>
  )
}

/** Every key that does something, from the one table of shortcuts; a page of its own when printed. */
export function KeyboardMap() {
  const { t } = useTranslation('guide')
  return (
    <section id="keys" className={`${classes.chapter} ${classes.map}`} aria-labelledby="keys-title" tabIndex={-1}>
      <h2 id="keys-title">{t('keysTitle')}</h2>
      <p>{t('keysNote')}</p>
      <Table withTableBorder verticalSpacing={4} aria-labelledby="keys-title">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('key')}</Table.Th>
            <Table.Th>{t('does')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {NAMES.map((name) => (
            <Row key={name} combination={SHORTCUTS[name]} does={t(`keys.${name}`)} />
          ))}
          {ALWAYS.map((key) => (
            <Row key={key} combination={key} does={t(`always.${key}`)} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
