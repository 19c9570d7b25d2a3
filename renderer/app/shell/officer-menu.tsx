import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconChevronUp, IconKey, IconLock, IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { notifyError } from '../../parts/notify.tsx'
import { ShortcutHint } from '../../parts/shortcut-hint.tsx'
import { leave, lock, useSession } from '../../session/session.ts'
import { changeLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../text/language.ts'
import { useLanguage } from '../../text/use-format.ts'
import classes from './officer-menu.module.css'

const SCHEMES = ['light', 'dark', 'auto'] as const

function oneOf<Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((value) => value === text)
}

/** Who is at work, and what they may do about it: lock, let another officer in, change language and appearance. */
export function OfficerMenu() {
  const { t } = useTranslation('frame')
  const session = useSession()
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  if (!session) return null
  const { officer } = session
  return (
    <Menu position="top-start" width={224} withinPortal={false} withInitialFocusPlaceholder={false}>
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
          onClick={() => void lock(session).catch(notifyError)}
        >
          {t('menu.lock')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave().catch(notifyError)}>
          {t('menu.leave')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} />} component={Link} to="/secrets">
          {t('menu.secrets')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('menu.appearance')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(oneOf(SCHEMES, value) ?? 'auto')}>
          {SCHEMES.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`menu.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('menu.language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(value) => void changeLanguage(oneOf(LANGUAGES, value) ?? 'vi')}>
          {LANGUAGES.map((one) => (
            <Menu.RadioItem key={one} value={one} lang={one}>
              {LANGUAGE_NAMES[one]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
