import { Button, Checkbox, Group, SimpleGrid, Stack, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RIGHTS_OF_ROLE, Role } from '../../shared/people/roles.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import { forgetOfficers } from './forget-officers.ts'
import { OfficerFields } from './officer-fields.tsx'
import { useOfficerForm } from './officer-form.ts'
import classes from './officers.module.css'

interface Properties {
  readonly communeName: string
  readonly onClose: () => void
}

/** The form that adds an officer, in its place above the list. */
export function AddOfficer({ communeName, onClose }: Properties) {
  const { t } = useTranslation(['officers', 'frame'])
  const words = useTranslation('officers')
  const form = useOfficerForm(words.t, ['clerk'], communeName)
  const add = useAct('officers.add')
  const memory = useQueryClient()
  return (
    <form
      noValidate
      aria-labelledby="add-officer"
      className={`${classes.card} ${classes.form}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      onSubmit={form.onSubmit(
        ({ passphraseAgain: _passphrase, pinAgain: _pin, ...officer }) =>
          add.mutate(officer, {
            onSuccess: async ({ name }) => {
              notifyDone(t('added', { name }))
              await forgetOfficers(memory)
              onClose()
            },
          }),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Stack gap="md">
        <Title order={2} id="add-officer">
          {t('adding')}
        </Title>
        <OfficerFields form={form} communeName={communeName} />
        <Checkbox.Group
          label={t('roles')}
          value={form.values.roles}
          error={form.errors.roles}
          onChange={(roles) => form.setFieldValue('roles', Role.array().parse(roles))}
        >
          <SimpleGrid cols={2} verticalSpacing={6} mt={4}>
            {Role.options.map((role) => (
              <Checkbox
                key={role}
                value={role}
                label={t(`frame:role.${role}`)}
                description={RIGHTS_OF_ROLE[role].map((right) => t(`frame:right.${right}`)).join(', ')}
              />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <ErrorNotice error={add.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('frame:action.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('add')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
