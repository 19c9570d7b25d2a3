import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import {
  IconChevronUp,
  IconDeviceDesktop,
  IconLanguage,
  IconLock,
  IconMoon,
  IconSun,
  IconSwitchHorizontal,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ShortcutHint } from '../../parts/shortcut-hint.tsx'
import { leave, lock, useSession } from '../../session/session.ts'
import { changeLanguage, LANGUAGES } from '../../text/language.ts'
import { useLanguage } from '../../text/use-format.ts'
import classes from './officer-menu.module.css'

const SCHEMES = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const

/** Who is at work, and what they may do about it: lock, let another officer in, change language and appearance. */
export function OfficerMenu() {
  const { t } = useTranslation('frame')
  const session = useSession()
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  if (!session) return null
  const { officer } = session
  return (
    <Menu position="top-start" width={216} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.button ?? ''}>
          <span className={classes.initial} aria-hidden="true">
            {officer.name.split(' ').at(-1)?.slice(0, 1)}
          </span>
          <span className={classes.who}>
            <span className={classes.name}>{officer.name}</span>
            <span className={classes.position}>{officer.position}</span>
          </span>
          <IconChevronUp size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLock size={16} />}
          rightSection={<ShortcutHint name="lock" />}
          onClick={() => void lock(session)}
        >
          {t('menu.lock')}
        </Menu.Item>
        <Menu.Item leftSection={<IconSwitchHorizontal size={16} />} onClick={() => void leave()}>
          {t('menu.switch')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('menu.appearance')}</Menu.Label>
        {SCHEMES.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            data-chosen={colorScheme === scheme || undefined}
            className={classes.choice ?? ''}
            leftSection={<Icon size={16} />}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`menu.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('menu.language')}</Menu.Label>
        {LANGUAGES.map((value) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={language === value}
            data-chosen={language === value || undefined}
            className={classes.choice ?? ''}
            leftSection={<IconLanguage size={16} />}
            lang={value}
            onClick={() => void changeLanguage(value)}
          >
            {value === 'vi' ? 'Tiếng Việt' : 'English'}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
