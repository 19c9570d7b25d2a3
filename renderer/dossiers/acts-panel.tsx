import { Button, Group, Stack } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActInput, DossierView } from '../../shared/contract/dossiers.ts'
import type { Act } from '../../shared/dossier/acts.ts'
import { memory, questionKey, useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { useLasting } from '../parts/use-lasting.ts'
import { ACT_SPECS, type ListedAct, OWN_FORMS } from './act-specs.ts'
import classes from './acts-panel.module.css'
import { CompleteForm } from './complete-form.tsx'
import { ForwardForm } from './forward-form.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { ListedActForm } from './listed-act-form.tsx'
import { NotNow } from './not-now.tsx'
import { PassOverForm } from './pass-over-form.tsx'
import { SendBackForm } from './send-back-form.tsx'

/** What an act's form needs: the dossier, how to do the act, and how to leave. */
export interface ActFormProperties {
  readonly view: DossierView
  readonly busy: boolean
  readonly onAct: (input: ActInput) => void
  readonly onCancel: () => void
}

const FORMS = {
  forward: ForwardForm,
  'send-back': SendBackForm,
  complete: CompleteForm,
  'hand-over': HandOverForm,
} as const satisfies Record<(typeof OWN_FORMS)[number], (properties: ActFormProperties) => ReactNode>

/** The form of an act: its own, or its list of fields. */
function ActForm({ act, ...properties }: ActFormProperties & { readonly act: Act }) {
  const own = OWN_FORMS.find((each) => each === act)
  if (own !== undefined) {
    const Form = FORMS[own]
    return <Form {...properties} />
  }
  return isListed(act) ? <ListedActForm act={act} {...properties} /> : null
}

function isListed(act: Act): act is ListedAct {
  return act in ACT_SPECS
}

interface Properties {
  readonly view: DossierView
  /** Opens the form of this act at once, also when it is named while the panel stands. */
  readonly start?: Act | undefined
  /** Told when the officer left the form that was opened so, or chose another. */
  readonly onLeft?: () => void
  readonly onDone?: (act: Act) => void
}

/** The acts an officer may do with a dossier now; those that are not allowed say why. */
export function ActsPanel({ view, start, onLeft, onDone }: Properties) {
  const { t } = useTranslation('dossiers')
  const [chosen, setChosen] = useState<Act | null>(start ?? null)
  const acting = useAct('dossiers.act')
  const busy = useLasting(acting.isPending)
  const offer = view.acts.find(({ act }) => act === chosen)
  const allowed = view.acts.filter((one) => one.allowed)
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (start !== undefined) setChosen(start)
  }, [start])

  function close() {
    setChosen(null)
    onLeft?.()
    // The form takes the focus with it when it goes.
    panel.current?.focus()
  }

  function perform(input: ActInput) {
    if (acting.isPending) return
    acting.mutate(input, {
      onSuccess: (after) => {
        memory.setQueryData(questionKey('dossiers.view', { id: after.row.id }), after)
        close()
        notifyDone(t(`acts.done.${input.act}`))
        onDone?.(input.act)
      },
    })
  }

  return (
    <Stack gap="sm" ref={panel} tabIndex={-1} className={classes.panel ?? ''}>
      <Group gap="xs" hidden={allowed.length === 0}>
        {allowed.map(({ act }) => (
          <Button
            key={act}
            size="xs"
            variant={chosen === act ? 'filled' : 'default'}
            aria-expanded={chosen === act}
            onClick={() => {
              acting.reset()
              onLeft?.()
              setChosen(chosen === act ? null : act)
            }}
          >
            {t(`acts.${act}`)}
          </Button>
        ))}
      </Group>
      <NotNow view={view} />
      <ErrorNotice error={acting.error} />
      <PassOverForm error={acting.error} input={acting.variables} busy={busy} onAct={perform} />
      {offer?.allowed ? (
        <ActForm
          key={`${view.revision} ${offer.act}`}
          act={offer.act}
          view={view}
          busy={busy}
          onAct={perform}
          onCancel={close}
        />
      ) : null}
    </Stack>
  )
}
