import { NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Procedure } from '../../shared/catalog/procedure.ts'
import { ReturnBy } from '../../shared/dossier/dossier.ts'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { Certainty } from './certainty.tsx'
import { OriginFields } from './origin-fields.tsx'
import { MOST_FEE, MOST_SETS, type Problem, type ReceptionForm } from './reception-form.ts'
import classes from './request-fields.module.css'

interface Properties {
  readonly form: ReceptionForm
  readonly problems: ReadonlySet<Problem>
  /** The chosen procedure, for what it says about its fee. */
  readonly procedure: Procedure | undefined
  readonly onChange: (part: Partial<ReceptionForm>) => void
}

/** What is asked for, what it costs, and how the result will be fetched. */
export function RequestFields({ form, problems, procedure, onChange }: Properties) {
  const { t } = useTranslation('reception')
  const certainty = procedure?.sources.fee.certainty ?? 'confirmed'
  return (
    <>
      <GrowingTextarea
        label={t('summary.request')}
        mostRows={4}
        maxLength={1000}
        value={form.summary}
        onChange={(event) => onChange({ summary: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <NumberInput
          label={t('fee.label')}
          // Not within the label: the field would be called "fee, not confirmed" then.
          description={certainty === 'confirmed' ? null : <Certainty source={procedure?.sources.fee} />}
          suffix=" đ"
          thousandSeparator="."
          decimalSeparator=","
          allowDecimal={false}
          allowNegative={false}
          max={MOST_FEE}
          clampBehavior="strict"
          value={form.fee ?? ''}
          error={problems.has('fee') ? t('problem.fee') : null}
          onChange={(value) => onChange({ fee: typeof value === 'number' ? value : null })}
        />
        <NumberInput
          label={t('sets')}
          min={1}
          max={MOST_SETS}
          clampBehavior="strict"
          allowDecimal={false}
          value={form.sets}
          onChange={(value) => onChange({ sets: Number(value) || 1 })}
        />
      </div>
      <TextInput
        label={t('fee.note')}
        description={procedure?.feeNote}
        maxLength={200}
        value={form.feeNote}
        onChange={(event) => onChange({ feeNote: event.currentTarget.value })}
      />
      <OriginFields form={form} problems={problems} onChange={onChange} />
      <Select
        label={t('returnBy.label')}
        data={ReturnBy.options.map((value) => ({ value, label: t(`returnBy.${value}`) }))}
        allowDeselect={false}
        value={form.returnBy}
        onChange={(value) => onChange({ returnBy: ReturnBy.catch('counter').parse(value) })}
      />
    </>
  )
}
