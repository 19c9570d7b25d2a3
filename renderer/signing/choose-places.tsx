import { Button, Group, Select } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningKind } from '../../shared/signing/index.ts'
import { type PagesHandle, PlacedPages } from './placed-pages.tsx'
import classes from './signing.module.css'
import { keyOfThing, type Wish } from './wish.ts'

interface Properties {
  readonly kind: SigningKind
  readonly wishes: readonly Wish[]
  readonly onChange: (wishes: readonly Wish[]) => void
}

/** The pages of what is about to be signed, one file at a time, with the place of the signature; opened when somebody wants to look. */
export function ChoosePlaces({ kind, wishes, onChange }: Properties) {
  const { t } = useTranslation('signing')
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const pages = useRef<PagesHandle>(null)
  const wish = wishes.find(({ signed }) => keyOfThing(signed) === chosen) ?? wishes[0]
  if (wish === undefined) return null
  return (
    <div>
      <Group gap="xs" mb={6}>
        <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'place.close' : 'place.choose')}
        </Button>
        {open && wishes.length > 1 ? (
          <Select
            size="xs"
            aria-label={t('place.file')}
            allowDeselect={false}
            data={wishes.map(({ signed, name }) => ({ value: keyOfThing(signed), label: name }))}
            value={keyOfThing(wish.signed)}
            onChange={setChosen}
          />
        ) : null}
      </Group>
      {open ? (
        <div className={classes.places}>
          <PlacedPages
            key={wish.of}
            dossier={wish.dossier}
            address={wish.of}
            name={wish.name}
            signed={wish.signed}
            kind={kind}
            place={wish.place}
            onPlace={(place) => onChange(wishes.map((each) => (each.of === wish.of ? { ...each, place } : each)))}
            handle={pages}
          />
        </div>
      ) : null}
    </div>
  )
}
