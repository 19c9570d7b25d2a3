import { Loader } from '@mantine/core'
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import type { Acknowledgement } from '../../shared/contract/dossiers.ts'
import { ReturnBy } from '../../shared/dossier/dossier.ts'
import { useDraft } from '../drafts/index.ts'
import { PageHeader } from '../parts/page-header.tsx'
import { AcknowledgedPanel } from './acknowledged-panel.tsx'
import { ReceptionDesk } from './reception-desk.tsx'
import { RECEPTION_DRAFT } from './reception-draft.ts'
import { blankReception, isBlank, type ReceptionForm } from './reception-form.ts'

const RETURN_BY = 'motcua.return-by'

const route = getRouteApi('/reception')

/** A reception that begins on this page: what it is to be known by, and whether the address says so already. */
interface Beginning {
  readonly id: string
  readonly named: boolean
  /** A card that was scanned over the end of the reception before. */
  readonly card: string | undefined
}

function beginning(card?: string): Beginning {
  return { id: uuidv7(), named: false, card }
}

/**
 * Reception (tiếp nhận): from the citizen at the counter to the printed receipt. The identifier of the dossier to be is
 * chosen here and stands in the address, so that a screen that was locked or reloaded goes on with its own draft.
 */
export function ReceptionPage() {
  const { draft, procedure } = route.useSearch()
  const navigate = useNavigate()
  const [begun, setBegun] = useState(beginning)
  // The form stands before the address names it: whoever begins anew sees it one turn of the router sooner.
  if (draft === undefined && begun.named) setBegun(beginning())
  if (draft === begun.id && !begun.named) setBegun({ ...begun, named: true })
  const router = useRouter()
  function name(id: string) {
    // Who threw a draft away and went elsewhere at once is not called back once it is gone.
    if (router.latestLocation.pathname !== '/reception') return
    void navigate({
      to: '/reception',
      search: { draft: id, ...(procedure === undefined ? {} : { procedure }) },
      replace: true,
    })
  }
  const nameBegun = useEffectEvent(name)
  useEffect(() => {
    if (draft === undefined) nameBegun(begun.id)
  }, [draft, begun.id])
  function begin(card?: string) {
    const next = beginning(card)
    setBegun(next)
    name(next.id)
  }
  const open = (id: string) => void navigate({ to: '/dossiers/$id', params: { id } })
  return (
    <OneReception
      key={draft ?? begun.id}
      id={draft ?? begun.id}
      fresh={draft === undefined || draft === begun.id}
      scanned={begun.card}
      procedure={procedure}
      onNext={begin}
      onOpen={open}
    />
  )
}

interface Properties {
  /** Identifier of the dossier to be, chosen when typing begins; also that of its draft. */
  readonly id: string
  /** It was chosen on this page just now; otherwise the address had it, and it may have been used already. */
  readonly fresh: boolean
  /** A card that was scanned over the end of the reception before. */
  readonly scanned: string | undefined
  /** Code of the procedure that an empty form begins with. */
  readonly procedure: string | undefined
  readonly onNext: (card?: string) => unknown
  readonly onOpen: (id: string) => void
}

function OneReception({ id, fresh, scanned, procedure, onNext, onOpen }: Properties) {
  const { t } = useTranslation('reception')
  const draft = useDraft(RECEPTION_DRAFT, id, fresh)
  const [done, setDone] = useState<{ readonly acknowledgement: Acknowledgement; readonly form: ReceptionForm } | null>(
    null,
  )
  const { save, discard } = draft

  const keep = useCallback(
    (form: ReceptionForm) => {
      localStorage.setItem(RETURN_BY, form.returnBy)
      if (!isBlank(form))
        save(
          form,
          [form.applicant.name, form.procedureName].filter((word) => word !== ''),
        )
    },
    [save],
  )

  // An identifier without a draft may be that of a dossier received before the screen was locked: what is typed now would
  // count as that dossier sent twice, and be lost.
  const used = draft.found === 'nothing' && !fresh && !done
  const leave = useEffectEvent(() => onNext())
  useEffect(() => {
    if (used) leave()
  }, [used])

  async function acknowledged(acknowledgement: Acknowledgement, form: ReceptionForm) {
    setDone({ acknowledgement, form })
    await discard()
  }

  if (done) {
    return (
      <>
        <PageHeader title={t('title')} />
        <AcknowledgedPanel
          acknowledgement={done.acknowledgement}
          applicantName={done.form.applicant.name}
          procedureName={done.form.procedureName}
          onNext={onNext}
          onOpen={onOpen}
        />
      </>
    )
  }
  if (draft.found === 'reading' || used) return <Loader aria-label={t('readingDraft')} />
  const start = draft.content ?? blankReception(ReturnBy.catch('counter').parse(localStorage.getItem(RETURN_BY)))
  return (
    <ReceptionDesk
      id={id}
      start={start}
      resumed={draft.found === 'something'}
      draftState={draft.state}
      scanned={scanned}
      procedure={procedure}
      onKeep={keep}
      onAcknowledged={(acknowledgement, form) => void acknowledged(acknowledgement, form)}
      onDiscard={() => void discard().then(() => onNext())}
    />
  )
}
