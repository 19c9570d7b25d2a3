import { Badge, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { memory, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import classes from '../settings/settings.module.css'

type Settings = CallOutput<'signing.settings'>

/** Most libraries that a machine loads. */
const MOST_MODULES = 20
const LONGEST_PATH = 400
/** A full path of Windows or of anything else. */
const FULL_PATH = /^(?:[A-Za-z]:\\|\/).{2,}/
const OWN_MACHINE = /^wss:\/\/(?:127\.0\.0\.1|localhost):\d+/

/** What IT sets: the libraries that are loaded, and the signing program that is asked where there is none. */
export function ModulesCard() {
  const { t } = useTranslation('tokens')
  const { data, error, refetch } = useAsk('signing.settings', {}, { fresh: true })
  return (
    <section className={classes.card} aria-labelledby="modules">
      <Title order={2} size="h3" id="modules" mb="xs">
        {t('modules.title')}
      </Title>
      <Text size="xs" c="dimmed" mb={6}>
        {t('modules.note')}
      </Text>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data ? <ModulesForm start={data} /> : null}
    </section>
  )
}

interface Values {
  readonly modules: { readonly path: string }[]
  readonly service: string
}

function ModulesForm({ start }: { readonly start: Settings }) {
  const { t } = useTranslation('tokens')
  const save = useAct('signing.set-settings')
  const form = useForm<Values>({
    initialValues: { modules: start.modules.map((path) => ({ path })), service: start.service ?? '' },
    validate: {
      modules: { path: (path) => (FULL_PATH.test(path.trim()) ? null : t('modules.pathWrong')) },
      service: (service) =>
        service.trim() === '' || OWN_MACHINE.test(service.trim()) ? null : t('modules.serviceWrong'),
    },
  })
  const { modules } = form.values

  function send(values: Values) {
    save.mutate(
      { modules: values.modules.map(({ path }) => path.trim()), service: values.service.trim() || null },
      {
        onSuccess: () => {
          void memory.invalidateQueries({ queryKey: ['signing.settings'] })
          void memory.invalidateQueries({ queryKey: ['signing.tokens'] })
          notifyDone(t('modules.saved'))
        },
      },
    )
  }

  return (
    <form
      noValidate
      onSubmit={form.onSubmit(send, (_errors, _values, event) => focusFirstInvalid(event?.currentTarget))}
    >
      <Stack gap="xs">
        {modules.map(({ path }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells two empty lines apart
          <Group key={place} gap="xs" align="flex-start" wrap="nowrap">
            <TextInput
              size="xs"
              flex={1}
              label={t('modules.path', { place: place + 1 })}
              maxLength={LONGEST_PATH}
              spellCheck={false}
              {...form.getInputProps(`modules.${place}.path`)}
            />
            <Button
              size="compact-xs"
              mt={26}
              variant="subtle"
              aria-label={t('modules.removeName', { path })}
              onClick={() => form.removeListItem('modules', place)}
            >
              {t('modules.remove')}
            </Button>
          </Group>
        ))}
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            disabled={modules.length >= MOST_MODULES}
            onClick={() => form.insertListItem('modules', { path: '' })}
          >
            {t('modules.add')}
          </Button>
        </Group>
        <Suggestions
          suggestions={start.suggestions.filter(({ path }) => !modules.some((one) => one.path === path))}
          onUse={(path) => form.insertListItem('modules', { path })}
        />
        <TextInput
          size="xs"
          label={t('modules.service')}
          description={t('modules.serviceNote')}
          maxLength={200}
          spellCheck={false}
          {...form.getInputProps('service')}
        />
        <ErrorNotice error={save.error} />
        <Button type="submit" loading={save.isPending}>
          {t('modules.save')}
        </Button>
      </Stack>
    </form>
  )
}

interface SuggestionsProperties {
  readonly suggestions: Settings['suggestions']
  readonly onUse: (path: string) => void
}

/** Libraries that are in use in Vietnam by public sources; those on this machine first, the others when asked for. */
function Suggestions({ suggestions, onUse }: SuggestionsProperties) {
  const { t } = useTranslation('tokens')
  const [all, setAll] = useState(false)
  const shown = suggestions.filter(({ present }) => all || present)
  return (
    <fieldset className={classes.group}>
      <legend>
        {t('modules.suggestions')} <Badge color="amber">{t('modules.unverified')}</Badge>
      </legend>
      <Text size="xs" c="dimmed">
        {t('modules.suggestionsNote')}
      </Text>
      {shown.length === 0 ? <Text size="xs">{t('modules.nonePresent')}</Text> : null}
      <div style={{ maxHeight: 220, overflowY: 'auto' }}>
        {shown.map(({ path, maker, present }) => (
          <Group key={path} gap={6} wrap="nowrap" justify="space-between">
            <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
              {maker}: {path} {present ? <Badge color="green">{t('modules.present')}</Badge> : null}
            </Text>
            <Button
              size="compact-xs"
              flex="none"
              variant="subtle"
              aria-label={t('modules.useName', { path })}
              onClick={() => onUse(path)}
            >
              {t('modules.use')}
            </Button>
          </Group>
        ))}
      </div>
      {suggestions.some(({ present }) => !present) ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>
          {all ? t('modules.less') : t('modules.more', { count: suggestions.length })}
        </Button>
      ) : null}
    </fieldset>
  )
}
