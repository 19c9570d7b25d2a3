import { Button, FileButton, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rightsOf } from '../../shared/people/roles.ts'
import { memory, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { usePictureUrl } from '../parts/use-picture-url.ts'
import classes from '../settings/settings.module.css'
import { useFormat } from '../text/use-format.ts'
import own from './pictures.module.css'

const MOST_BYTES = 2 * 1024 ** 2

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
  const set = useAct('signing.set-picture')
  const [tooLarge, setTooLarge] = useState(false)

  async function put(file: File | null) {
    if (file !== null && file.size > MOST_BYTES) return setTooLarge(true)
    setTooLarge(false)
    const bytes = file === null ? null : new Uint8Array(await file.arrayBuffer())
    set.mutate(
      { officer, content: bytes },
      {
        onSuccess: () => {
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
            <FileButton accept="image/png" onChange={(file) => file !== null && void put(file)}>
              {(properties) => (
                <Button
                  {...properties}
                  size="compact-xs"
                  variant="default"
                  loading={set.isPending}
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
                aria-label={t('pictures.removeName', { name })}
                onClick={() => void put(null)}
              >
                {t('pictures.remove')}
              </Button>
            )}
          </Group>
        ) : null}
      </Group>
      {tooLarge ? (
        <Text size="xs" role="alert" c="var(--desk-danger-ink)">
          {t('pictures.tooLarge', { most: format.bytes(MOST_BYTES) })}
        </Text>
      ) : null}
      <ErrorNotice error={set.error} />
    </div>
  )
}
