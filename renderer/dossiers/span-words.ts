import { useTranslation } from 'react-i18next'

const MINUTES_PER_HOUR = 60

/** Office minutes in words: "1 giờ 30 phút". */
export function useSpanWords(): (minutes: number) => string {
  const { t } = useTranslation('due')
  return (minutes) => {
    const hours = Math.floor(minutes / MINUTES_PER_HOUR)
    const rest = minutes % MINUTES_PER_HOUR
    if (hours === 0) return t('span.minutes', { minutes: rest })
    return rest === 0 ? t('span.hours', { hours }) : t('span.both', { hours, minutes: rest })
  }
}
