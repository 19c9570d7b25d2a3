import { Button, Checkbox, Group, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficerView } from '../../shared/contract/people.ts'
import { Role } from '../../shared/people/roles.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { SecretField } from '../session/secret-field.tsx'
import classes from './officers.module.css'

const SHORTEST_REASON = 3

/** What is done about an officer after they were taken in. */
export type OfficerAct = 'roles' | 'reset' | 'retire'

interface Properties {
  readonly officer: OfficerView
  readonly act: OfficerAct
  readonly onClose: () => void
}

/** The form of one act about one officer, in its place above the list. */
export function OfficerActForm({ officer, act, onClose }: Properties) {
  const { t } = useTranslation(['officers', 'frame'])
  const memory = useQueryClient()
  const setRoles = useAct('officers.set-roles')
  const reset = useAct('officers.reset-access')
  const retire = useAct('officers.retire')
  const [roles, chooseRoles] = useState<Role[]>(officer.roles)
  const [position, setPosition] = useState(officer.position)
  const [reason, setReason] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [pin, setPin] = useState('')
  const [tried, setTried] = useState(false)
  const shortReason = tried && act !== 'reset' && reason.trim().length < SHORTEST_REASON
  const busy = setRoles.isPending || reset.isPending || retire.isPending

  function done() {
    notifyDone(t(`actDone.${act}`, { name: officer.name }))
    void memory.invalidateQueries({ queryKey: ['officers.list'] })
    onClose()
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const about = officer.id
    if (act === 'reset') {
      if (passphrase !== '' && pin !== '') reset.mutate({ officer: about, passphrase, pin }, { onSuccess: done })
      return
    }
    if (reason.trim().length < SHORTEST_REASON) return
    if (act === 'retire') retire.mutate({ officer: about, reason }, { onSuccess: done })
    else if (roles.length > 0) setRoles.mutate({ officer: about, roles, position, reason }, { onSuccess: done })
  }

  return (
    <form
      noValidate
      className={`${classes.card} ${classes.form}`}
      aria-labelledby="officer-act"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Stack gap="sm">
        <Title order={2} id="officer-act">
          {t(`actTitle.${act}`, { name: officer.name })}
        </Title>
        {act === 'roles' ? (
          <>
            <TextInput
              label={t('position')}
              maxLength={100}
              value={position}
              autoFocus
              onChange={(event) => setPosition(event.currentTarget.value)}
            />
            <Checkbox.Group
              label={t('roles')}
              value={roles}
              error={roles.length === 0 ? t('invalid.roles') : null}
              onChange={(chosen) => chooseRoles(Role.array().parse(chosen))}
            >
              <SimpleGrid cols={3} verticalSpacing={6} mt={4}>
                {Role.options.map((role) => (
                  <Checkbox key={role} value={role} label={t(`frame:role.${role}`)} />
                ))}
              </SimpleGrid>
            </Checkbox.Group>
          </>
        ) : null}
        {act === 'reset' ? (
          <SimpleGrid cols={2}>
            <SecretField
              kind="passphrase"
              label={t('onceSecret')}
              value={passphrase}
              onChange={setPassphrase}
              autoFocus
            />
            <SecretField kind="pin" label={t('oncePin')} value={pin} onChange={setPin} />
          </SimpleGrid>
        ) : (
          <TextInput
            label={t('reason')}
            maxLength={300}
            value={reason}
            autoFocus={act === 'retire'}
            error={shortReason ? t('reasonShort') : null}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <ErrorNotice error={setRoles.error ?? reset.error ?? retire.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('frame:action.cancel')}
          </Button>
          <Button type="submit" loading={busy} color={act === 'retire' ? 'red' : 'petrol'}>
            {t(`act.${act}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
