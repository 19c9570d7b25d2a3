import { Button, FileInput, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import type { SignableFile } from '../../shared/contract/signing.ts'
import { DocumentRole } from '../../shared/signing/index.ts'
import { memory, useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import classes from './signing.module.css'

const SHORTEST = 2
const LONGEST = 200
/** Choice of the select: no document is replaced. */
const FRESH = 'fresh'

interface Properties {
  readonly dossier: string
  readonly files: readonly SignableFile[]
}

interface Values {
  readonly role: DocumentRole
  readonly name: string
  readonly file: File | null
  readonly replace: string
}

/** Adds a document that is to be signed, or puts another file in the place of one that nobody signed yet. */
export function LayDocument({ dossier, files }: Properties) {
  const { t } = useTranslation('signing')
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPaperclip size={16} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('lay.open')}
        </Button>
      </Group>
    )
  }
  return <LayForm dossier={dossier} files={files} onLeave={() => setAsking(false)} />
}

function LayForm({ dossier, files, onLeave }: Properties & { readonly onLeave: () => void }) {
  const { t } = useTranslation(['signing', 'frame'])
  const lay = useAct('signing.lay-document')
  // One document however often it is pressed.
  const [fresh] = useState(() => uuidv7())
  const drafts = files.flatMap(({ signed, signatures, name, role }) =>
    signed.kind === 'document' && signatures.length === 0 && role !== null ? [{ id: signed.document, name, role }] : [],
  )
  const draft = drafts.find(({ role }) => role === 'result')
  const form = useForm<Values>({
    initialValues: { role: 'result', name: draft?.name ?? '', file: null, replace: draft?.id ?? FRESH },
    validate: {
      name: (name) => (name.trim().length < SHORTEST ? t('lay.short') : null),
      file: (file) => (file === null ? t('frame:field.required') : null),
    },
  })

  async function send({ role, name, file, replace }: Values) {
    if (file === null) return
    const content = new Uint8Array(await file.arrayBuffer())
    lay.mutate(
      { dossier, document: replace === FRESH ? fresh : replace, role, name: name.trim(), content },
      {
        onSuccess: () => {
          void memory.invalidateQueries({ queryKey: ['signing.files', { dossier }] })
          notifyDone(t('lay.done'))
          onLeave()
        },
      },
    )
  }

  return (
    <form
      noValidate
      className={classes.panel}
      aria-label={t('lay.title')}
      onSubmit={form.onSubmit(
        (values) => void send(values),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {t('lay.note')}
        </Text>
        <Group gap="xs" align="flex-start" grow>
          <Select
            size="xs"
            label={t('lay.role')}
            allowDeselect={false}
            data={DocumentRole.options.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            {...form.getInputProps('role')}
          />
          {drafts.length > 0 ? (
            <Select
              size="xs"
              label={t('lay.replace')}
              allowDeselect={false}
              data={[
                { value: FRESH, label: t('lay.fresh') },
                ...drafts.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={form.values.replace}
              onChange={(replace) => {
                const replaced = drafts.find(({ id }) => id === replace)
                form.setValues({
                  replace: replace ?? FRESH,
                  ...(replaced === undefined ? {} : { name: replaced.name, role: replaced.role }),
                })
              }}
            />
          ) : null}
        </Group>
        <FileInput
          size="xs"
          label={t('lay.file')}
          autoFocus
          placeholder={t('lay.choose')}
          accept="application/pdf"
          leftSection={<IconPaperclip size={14} aria-hidden />}
          clearable
          clearButtonProps={{ 'aria-label': t('lay.noFile') }}
          {...form.getInputProps('file')}
          onChange={(file) => {
            form.setFieldValue('file', file)
            if (file !== null && form.values.name.trim() === '') {
              form.setFieldValue('name', file.name.replace(/\.pdf$/i, '').slice(0, LONGEST))
            }
          }}
        />
        <TextInput size="xs" label={t('lay.name')} maxLength={LONGEST} withAsterisk {...form.getInputProps('name')} />
        <ErrorNotice error={lay.error} />
        <Group gap="xs">
          <Button size="xs" type="submit" loading={lay.isPending}>
            {t('lay.send')}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onLeave}>
            {t('frame:action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
