import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Procedure } from '../../shared/catalog/procedure.ts'
import classes from './certainty.module.css'

interface Properties {
  /** Where a value of law was read and how well it is known; nothing is shown of a confirmed one. */
  readonly source: Procedure['sources']['term'] | undefined
}

/** Marks a value that the province has still to confirm, with its source; reachable by keyboard like any control. */
export function Certainty({ source }: Properties) {
  const { t } = useTranslation('reception')
  if (!source || source.certainty === 'confirmed') return null
  return (
    <Tooltip label={t('certainty.source', { source: source.text })}>
      <button type="button" className={classes.mark} data-certainty={source.certainty}>
        {t(`certainty.${source.certainty}`)}
      </button>
    </Tooltip>
  )
}
