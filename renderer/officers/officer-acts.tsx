import { Button, Checkbox, Group, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficerView } from '../../shared/contract/people.ts'
import { Role } from '../../shared/people/roles.ts'
import { findPassphraseWeakness, findPinWeakness } from '../../shared/people/secrets.ts'
import { cleanLine } from '../../shared/text/index.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import { SecretField } from '../session/secret-field.tsx'
import { useSession } from '../session/session.ts'
import { forgetOfficers } from './forget-officers.ts'
import classes from './officers.module.css'
import { Strength } from './strength.tsx'

const SHORTEST_REASON = 3
const SHORTEST_POSITION = 2

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
  const session = useSession()
  const guessable = [officer.login, officer.name, session?.desk.communeName ?? '']
  const errors = {
    position: act === 'roles' && cleanLine(position).length < SHORTEST_POSITION ? t('invalid.position') : null,
    roles: act === 'roles' && roles.length === 0 ? t('invalid.roles') : null,
    passphrase: act === 'reset' && findPassphraseWeakness(passphrase, guessable) ? t('invalid.passphrase') : null,
    pin: act === 'reset' && findPinWeakness(pin) ? t('invalid.pin') : null,
    reason: act !== 'reset' && cleanLine(reason).length < SHORTEST_REASON ? t('reasonShort') : null,
  }
  const shown: Partial<typeof errors> = tried ? errors : {}
  const busy = setRoles.isPending || reset.isPending || retire.isPending

  function done() {
    notifyDone(t(`actDone.${act}`, { name: officer.name }))
    void forgetOfficers(memory)
    onClose()
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setTried(true)
    if (Object.values(errors).some((error) => error !== null)) {
      focusFirstInvalid(event.currentTarget)
      return
    }
    const about = officer.id
    if (act === 'reset') reset.mutate({ officer: about, passphrase, pin }, { onSuccess: done })
    else if (act === 'retire') retire.mutate({ officer: about, reason }, { onSuccess: done })
    else setRoles.mutate({ officer: about, roles, position, reason }, { onSuccess: done })
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
              error={shown.position}
              autoFocus
              onChange={(event) => setPosition(event.currentTarget.value)}
            />
            <Checkbox.Group
              label={t('roles')}
              value={roles}
              error={shown.roles}
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
              error={shown.passphrase}
              description={
                <Strength kind="passphrase" secret={passphrase} guessable={guessable} note={t('passphraseNote')} />
              }
              autoFocus
            />
            <SecretField
              kind="pin"
              label={t('oncePin')}
              value={pin}
              onChange={setPin}
              error={shown.pin}
              description={<Strength kind="pin" secret={pin} guessable={guessable} note={t('pinNote')} />}
            />
          </SimpleGrid>
        ) : (
          <TextInput
            label={t('reason')}
            maxLength={300}
            value={reason}
            autoFocus={act === 'retire'}
            error={shown.reason}
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
