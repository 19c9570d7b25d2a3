import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { memory, questionKey, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import classes from './settings.module.css'

type Settings = CallOutput<'scanning.settings'>
type NetworkScanner = Settings['networkScanners'][number]

/** Most scanners in the network that a machine knows by address. */
const MOST_SCANNERS = 50

/** What IT sets for this machine: scanners in the network by address, a watched folder, NAPS2, and reading on battery. */
export function ScannerSources({ editable }: { readonly editable: boolean }) {
  const { t } = useTranslation('scanners')
  const { data, error, refetch } = useAsk('scanning.settings', {}, { fresh: true })
  return (
    <section className={classes.card} aria-labelledby="scanner-sources">
      <Title order={2} size="h3" id="scanner-sources" mb="xs">
        {t('sources.title')}
      </Title>
      {editable ? null : (
        <Text size="sm" c="dimmed" mb="xs">
          {t('sources.readOnly')}
        </Text>
      )}
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data ? <SourcesForm start={data} editable={editable} /> : null}
    </section>
  )
}

interface Values {
  readonly folder: string
  readonly naps2: string
  readonly readOnBattery: boolean
  readonly networkScanners: NetworkScanner[]
}

function SourcesForm({ start, editable }: { readonly start: Settings; readonly editable: boolean }) {
  const { t } = useTranslation('scanners')
  const save = useAct('scanning.set-settings')
  const form = useForm<Values>({
    initialValues: { ...start, folder: start.folder ?? '', naps2: start.naps2 ?? '' },
    validate: {
      networkScanners: {
        name: (name) => (name.trim() === '' ? t('required') : null),
        address: (address) => (isAddress(address) ? null : t('sources.addressWrong')),
      },
    },
  })

  function send({ folder, naps2, ...rest }: Values) {
    const settings = { ...rest, folder: folder.trim() || null, naps2: naps2.trim() || null }
    save.mutate(settings, {
      onSuccess: () => {
        memory.setQueryData(questionKey('scanning.settings', {}), settings)
        void memory.invalidateQueries({ queryKey: ['scanning.devices'] })
        notifyDone(t('sources.saved'))
      },
    })
  }

  return (
    <form
      noValidate
      onSubmit={form.onSubmit(send, (_errors, _values, event) => focusFirstInvalid(event?.currentTarget))}
    >
      <Stack gap="sm">
        <fieldset className={classes.group} disabled={!editable}>
          <legend>{t('sources.network')}</legend>
          <Text size="xs" c="dimmed" mb={6}>
            {t('sources.networkNote')}
          </Text>
          {form.values.networkScanners.map((scanner, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells two empty lines apart
            <Group key={place} gap="xs" align="flex-start" mb={6} wrap="nowrap">
              <TextInput
                size="xs"
                w={130}
                label={t('sources.name')}
                maxLength={100}
                {...form.getInputProps(`networkScanners.${place}.name`)}
              />
              <TextInput
                size="xs"
                flex={1}
                label={t('sources.address')}
                placeholder="https://192.168.1.20/eSCL"
                maxLength={300}
                {...form.getInputProps(`networkScanners.${place}.address`)}
              />
              <Button
                size="compact-xs"
                mt={26}
                variant="subtle"
                aria-label={t('sources.removeName', { name: scanner.name })}
                onClick={() => form.removeListItem('networkScanners', place)}
              >
                {t('remove')}
              </Button>
            </Group>
          ))}
          <Button
            size="compact-sm"
            variant="default"
            disabled={!editable || form.values.networkScanners.length >= MOST_SCANNERS}
            onClick={() => form.insertListItem('networkScanners', { name: '', address: '' })}
          >
            {t('sources.addNetwork')}
          </Button>
        </fieldset>
        <TextInput
          label={t('sources.folder')}
          description={t('sources.folderNote')}
          maxLength={1000}
          disabled={!editable}
          {...form.getInputProps('folder')}
        />
        <TextInput
          label={t('sources.naps2')}
          description={t('sources.naps2Note')}
          maxLength={1000}
          disabled={!editable}
          {...form.getInputProps('naps2')}
        />
        <Checkbox
          label={t('sources.battery')}
          description={t('sources.batteryNote')}
          disabled={!editable}
          {...form.getInputProps('readOnBattery', { type: 'checkbox' })}
        />
        <ErrorNotice error={save.error} />
        {editable ? (
          <Button type="submit" loading={save.isPending}>
            {t('sources.save')}
          </Button>
        ) : null}
      </Stack>
    </form>
  )
}

function isAddress(typed: string): boolean {
  const url = URL.parse(typed)
  return url !== null && ['http:', 'https:'].includes(url.protocol)
}
