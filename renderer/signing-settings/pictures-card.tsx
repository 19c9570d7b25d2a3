import { Button, FileButton, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { rightsOf } from '../../shared/people/roles.ts'
import { memory, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { usePictureUrl } from '../parts/use-picture-url.ts'
import classes from '../settings/settings.module.css'
import { useFormat } from '../text/use-format.ts'
import own from './pictures.module.css'

const MOST_BYTES = 50_000_000

/** The pictures that signatures are seen by: the agency's seal, and the handwriting of everybody who may decide. */
export function PicturesCard({ manages }: { readonly manages: boolean }) {
  const { t } = useTranslation('tokens')
  const { data, error, refetch } = useAsk('signing.pictures', {}, { fresh: true })
  const { data: officers = [] } = useAsk('officers.list', {})
  const pictures = data?.pictures ?? []
  const signers = officers.filter(
    ({ id, roles }) => rightsOf(roles).has('decide') || pictures.some(({ officer }) => officer === id),
  )
  const lines = [{ officer: null, name: t('pictures.seal') }, ...signers.map(({ id, name }) => ({ officer: id, name }))]
  return (
    <section className={classes.card} aria-labelledby="pictures">
      <Title order={2} size="h3" id="pictures" mb={4}>
        {t('pictures.title')}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {t('pictures.note')}
      </Text>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {lines.map(({ officer, name }) => (
        <Line
          key={officer ?? 'seal'}
          officer={officer}
          name={name}
          content={pictures.find((picture) => picture.officer === officer)?.content}
          manages={manages}
        />
      ))}
    </section>
  )
}

type Prepared = CallOutput<'signing.prepare-picture'>

interface Properties {
  readonly officer: string | null
  readonly name: string
  readonly content: Uint8Array | undefined
  readonly manages: boolean
}

function Line({ officer, name, content, manages }: Properties) {
  const { t } = useTranslation('tokens')
  const format = useFormat()
  const url = usePictureUrl(content, 'image/png')
  const prepare = useAct('signing.prepare-picture')
  const set = useAct('signing.set-picture')
  const [tooLarge, setTooLarge] = useState(false)
  const [prepared, setPrepared] = useState<Prepared | null>(null)

  async function choose(file: File | null) {
    if (file === null) return
    setPrepared(null)
    set.reset()
    setTooLarge(file.size > MOST_BYTES)
    if (file.size > MOST_BYTES) return
    const chosen = new Uint8Array(await file.arrayBuffer())
    prepare.mutate({ officer, content: chosen }, { onSuccess: setPrepared })
  }

  function put(kept: Uint8Array | null) {
    const bytes = kept && Uint8Array.from(kept)
    set.mutate(
      { officer, content: bytes },
      {
        onSuccess: () => {
          setPrepared(null)
          void memory.invalidateQueries({ queryKey: ['signing.pictures'] })
          notifyDone(t(bytes === null ? 'pictures.removed' : 'pictures.saved'))
        },
      },
    )
  }

  return (
    <div data-picture={name}>
      <Group justify="space-between" wrap="nowrap" gap="xs" mih={44}>
        <Group gap="xs" wrap="nowrap">
          {url === undefined || content === undefined ? null : (
            <img src={url} alt={t('pictures.alt', { name })} className={own.picture} />
          )}
          <div>
            <Text size="sm">{name}</Text>
            {content === undefined ? (
              <Text size="xs" c="dimmed">
                {t('pictures.noPicture')}
              </Text>
            ) : null}
          </div>
        </Group>
        {manages ? (
          <Group gap={4} wrap="nowrap">
            <FileButton
              accept="image/png,image/jpeg,image/webp,image/heic,image/heif,.heic,.heif,.hif"
              onChange={(file) => void choose(file)}
            >
              {(properties) => (
                <Button
                  {...properties}
                  size="compact-xs"
                  variant="default"
                  loading={prepare.isPending}
                  aria-label={t('pictures.chooseName', { name })}
                >
                  {t('pictures.choose')}
                </Button>
              )}
            </FileButton>
            {content === undefined ? null : (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                loading={set.isPending && prepared === null}
                aria-label={t('pictures.removeName', { name })}
                onClick={() => put(null)}
              >
                {t('pictures.remove')}
              </Button>
            )}
          </Group>
        ) : null}
      </Group>
      {prepared === null ? null : (
        <Preview
          name={name}
          prepared={prepared}
          keeping={set.isPending}
          onKeep={() => put(prepared.content)}
          onLeave={() => setPrepared(null)}
        />
      )}
      {tooLarge ? (
        <Text size="xs" role="alert" c="var(--desk-danger-ink)">
          {t('pictures.tooLarge', { most: format.bytes(MOST_BYTES) })}
        </Text>
      ) : null}
      <ErrorNotice error={prepare.error ?? set.error} />
    </div>
  )
}

interface PreviewProperties {
  readonly name: string
  readonly prepared: Prepared
  readonly keeping: boolean
  readonly onKeep: () => void
  readonly onLeave: () => void
}

/** The ink as it would be seen on paper, before it is kept. */
function Preview({ name, prepared, keeping, onKeep, onLeave }: PreviewProperties) {
  const { t } = useTranslation(['tokens', 'frame'])
  const url = usePictureUrl(prepared.content, 'image/png')
  return (
    <div className={own.preview} data-testid="picture-preview">
      {url === undefined ? (
        <div className={own.large} />
      ) : (
        <img src={url} alt={t('pictures.previewAlt', { name })} className={own.large} draggable={false} />
      )}
      <Text size="xs" c="dimmed">
        {t('pictures.previewNote')}
      </Text>
      <Group gap="xs" mt={4}>
        <Button size="xs" autoFocus loading={keeping} onClick={onKeep}>
          {t('pictures.keep')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onLeave}>
          {t('frame:action.cancel')}
        </Button>
      </Group>
    </div>
  )
}
