import { Alert, Button, FileInput, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconKey } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { memory, useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { SecretField } from '../session/secret-field.tsx'

/** Opens a key in a file, for training in a demonstration: it stands among the tokens until the desk is shut. */
export function TrainingKey() {
  const { t } = useTranslation(['signing', 'session', 'frame'])
  const open = useAct('signing.open-training-key')
  const [asking, setAsking] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const [typed, setTyped] = useState('')

  async function send(chosen: File) {
    const password = new TextEncoder().encode(typed)
    setTyped('')
    const content = new Uint8Array(await chosen.arrayBuffer())
    try {
      await open.mutateAsync({ content, password })
      setAsking(false)
      setFile(null)
      notifyDone(t('key.done'))
      await memory.invalidateQueries({ queryKey: ['signing.tokens'] })
    } catch {
      // Told below: the act keeps its error.
    } finally {
      password.fill(0)
    }
  }

  if (!asking) {
    return (
      <Group gap="xs">
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconKey size={14} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('key.open')}
        </Button>
      </Group>
    )
  }
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (file !== null && typed !== '' && !open.isPending) void send(file)
      }}
    >
      <Stack gap="xs">
        <Alert color="amber" p="xs" icon={<IconAlertTriangle aria-hidden />}>
          <Text size="sm">{t('trainingNote')}</Text>
        </Alert>
        <FileInput
          size="xs"
          label={t('key.file')}
          accept=".p12,.pfx,application/x-pkcs12"
          placeholder={t('lay.choose')}
          value={file}
          onChange={setFile}
        />
        <SecretField kind="passphrase" label={t('key.password')} value={typed} onChange={setTyped} />
        <ErrorNotice error={open.error} />
        <Group gap="xs">
          <Button size="xs" type="submit" loading={open.isPending} disabled={file === null || typed === ''}>
            {t('key.send')}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={() => setAsking(false)}>
            {t('frame:action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
