import { useTranslation } from 'react-i18next'
import { PageHeader } from '../parts/page-header.tsx'

export function GuidePage() {
  const { t } = useTranslation('frame')
  return <PageHeader title={t('nav.guide')} />
}
