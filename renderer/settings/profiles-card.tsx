import { Button, Group, Select, Table, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import { LEAST_DPI, ScanFeed, ScanMode, type ScanSettings, SheetSize } from '../../shared/scanning/index.ts'
import { memory, useAct, useAsk } from '../contract/questions.ts'
import { useProfileName } from '../digitize/profile-name.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import classes from './settings.module.css'

const SHORTEST = 2
const RESOLUTIONS = [150, LEAST_DPI, 300, 400, 600]

interface Values extends ScanSettings {
  readonly name: string
}
const EMPTY: Values = { name: '', feed: 'feeder', mode: 'colour', dpi: LEAST_DPI, size: 'a4' }

/** Ways to scan: those of the program, those of this desk, and a form for one more. */
export function ProfilesCard() {
  const { t } = useTranslation(['scanners', 'digitize'])
  const { data } = useAsk('scanning.devices', {})
  const remove = useAct('scanning.remove-profile')
  const nameOf = useProfileName()
  const again = () => void memory.invalidateQueries({ queryKey: ['scanning.devices'] })
  return (
    <section className={classes.card} aria-labelledby="scan-profiles">
      <Title order={2} size="h3" id="scan-profiles" mb="xs">
        {t('profiles.title')}
      </Title>
      <ErrorNotice error={remove.error} />
      <Table verticalSpacing={4} aria-labelledby="scan-profiles">
        <Table.Tbody>
          {(data?.profiles ?? []).map((profile) => (
            <Table.Tr key={profile.id}>
              <Table.Td>{nameOf(profile)}</Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed">
                  {[
                    t(`feed.${profile.settings.feed}`),
                    t(`digitize:colour.${profile.settings.mode}`),
                    t('digitize:page.dpi', { dpi: profile.settings.dpi }),
                    t(`size.${profile.settings.size}`),
                  ].join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td w={70} ta="right">
                {profile.name === null ? null : (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t('profiles.removeName', { name: profile.name })}
                    onClick={() => remove.mutate({ id: profile.id }, { onSuccess: again })}
                  >
                    {t('remove')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <AddProfile onAdded={again} />
    </section>
  )
}

function AddProfile({ onAdded }: { readonly onAdded: () => void }) {
  const { t } = useTranslation(['scanners', 'digitize'])
  const save = useAct('scanning.save-profile')
  const form = useForm<Values>({
    initialValues: EMPTY,
    validate: { name: (name) => (name.trim().length < SHORTEST ? t('required') : null) },
  })
  const { dpi } = form.values
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(
        ({ name, ...settings }) =>
          save.mutate(
            { id: uuidv7(), name, settings },
            {
              onSuccess: () => {
                form.reset()
                onAdded()
              },
            },
          ),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Group gap="xs" align="flex-start" mt="xs">
        <TextInput size="xs" w={170} label={t('profiles.name')} maxLength={60} {...form.getInputProps('name')} />
        <Select
          size="xs"
          w={150}
          label={t('profiles.feed')}
          allowDeselect={false}
          data={ScanFeed.options.map((value) => ({ value, label: t(`feed.${value}`) }))}
          {...form.getInputProps('feed')}
        />
        <Select
          size="xs"
          w={110}
          label={t('profiles.mode')}
          allowDeselect={false}
          data={ScanMode.options.map((value) => ({ value, label: t(`digitize:colour.${value}`) }))}
          {...form.getInputProps('mode')}
        />
        <Select
          size="xs"
          w={90}
          label={t('profiles.dpi')}
          allowDeselect={false}
          data={RESOLUTIONS.map((value) => String(value))}
          value={String(dpi)}
          onChange={(value) => form.setFieldValue('dpi', Number(value))}
        />
        <Select
          size="xs"
          w={110}
          label={t('profiles.size')}
          allowDeselect={false}
          data={SheetSize.options.map((value) => ({ value, label: t(`size.${value}`) }))}
          {...form.getInputProps('size')}
        />
        <Button size="xs" mt={24} type="submit" variant="default" loading={save.isPending}>
          {t('profiles.add')}
        </Button>
      </Group>
      {dpi < LEAST_DPI ? (
        <Text size="xs" c="var(--desk-warn-ink)" mt={4}>
          {t('profiles.tooFew', { dpi: LEAST_DPI })}
        </Text>
      ) : null}
      <ErrorNotice error={save.error} />
    </form>
  )
}
