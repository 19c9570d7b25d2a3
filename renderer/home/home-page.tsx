import { useTranslation } from 'react-i18next'
import { PageHeader } from '../parts/page-header.tsx'

export function HomePage() {
  const { t } = useTranslation('frame')
  return <PageHeader title={t('home.title')} />
}
