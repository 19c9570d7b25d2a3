import { Button, Group, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierRow } from '../../shared/contract/dossier-row.ts'
import { useSession } from '../session/session.ts'
import { type BulkAct, bulkItems, bulkOffers, RECEIVER_HOLDS } from './bulk-acts.ts'
import classes from './bulk-bar.module.css'
import { bulkRunner } from './bulk-run.ts'
import { OfficerField } from './officer-field.tsx'

interface Properties {
  readonly rows: readonly DossierRow[]
  /** The acts are on their way, or the officer wants none. */
  readonly onLeave: () => void
}

/** What can be done with all selected dossiers at once. Stands under the list, which goes on being one. */
export function BulkBar({ rows, onLeave }: Properties) {
  const { t } = useTranslation('dossiers')
  const session = useSession()
  const [chosen, setChosen] = useState<BulkAct | null>(null)
  const offers = bulkOffers(rows, new Set(session?.rights))
  const act = offers.some((offer) => offer.act === chosen) ? chosen : null

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    if (act === null) onLeave()
    else setChosen(null)
  }

  return (
    <section className={classes.bar} aria-label={t('bulk.label')} data-testid="bulk-bar" onKeyDown={onKeyDown}>
      <Group gap="xs">
        <Text size="sm" fw={600} role="status">
          {t('bulk.selected', { count: rows.length })}
        </Text>
        {offers.map((offer) => (
          <Button
            key={offer.act}
            size="xs"
            variant={act === offer.act ? 'filled' : 'default'}
            aria-expanded={act === offer.act}
            onClick={() => setChosen(act === offer.act ? null : offer.act)}
          >
            {offer.count === rows.length
              ? t(`acts.${offer.act}`)
              : t('bulk.some', { act: t(`acts.${offer.act}`), count: offer.count })}
          </Button>
        ))}
        {offers.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('bulk.nothing')}
          </Text>
        ) : null}
        <Button size="xs" variant="subtle" color="gray" onClick={onLeave}>
          {t('bulk.clear')}
        </Button>
      </Group>
      {act === null || session === null ? null : (
        <BulkForm
          key={act}
          act={act}
          count={rows.length}
          onCancel={() => setChosen(null)}
          onDo={(to, note) => {
            void bulkRunner.start(session.officer.id, bulkItems(act, rows, to, note))
            onLeave()
          }}
        />
      )}
    </section>
  )
}

interface FormProperties {
  readonly act: BulkAct
  readonly count: number
  readonly onDo: (to: string, note: string) => void
  readonly onCancel: () => void
}

function BulkForm({ act, count, onDo, onCancel }: FormProperties) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const holding = RECEIVER_HOLDS[act]
  const form = useForm({
    initialValues: { to: '', note: '' },
    validate: { to: (value) => (holding !== undefined && value === '' ? t('frame:field.required') : null) },
  })
  return (
    <form noValidate onSubmit={form.onSubmit(({ to, note }) => onDo(to, note.trim()))} className={classes.form ?? ''}>
      {holding === undefined ? null : (
        <OfficerField
          holding={holding}
          label={t(act === 'submit' ? 'acts.field.leader' : 'acts.to')}
          autoFocus
          withAsterisk
          nothingFoundMessage={t(act === 'submit' ? 'acts.nobodyDecides' : 'acts.nobody')}
          {...form.getInputProps('to')}
        />
      )}
      <Textarea
        label={t('acts.note')}
        autoFocus={holding === undefined}
        maxLength={500}
        rows={1}
        {...form.getInputProps('note')}
      />
      <Group gap="xs" className={classes.buttons ?? ''}>
        <Button type="submit">{t('bulk.do', { act: t(`acts.${act}`), count })}</Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('frame:action.cancel')}
        </Button>
      </Group>
    </form>
  )
}
