import { useTranslation } from 'react-i18next'
import classes from './camera-mark.module.css'

/** Says that the camera is on, on the picture itself; never hidden while it is. */
export function CameraMark() {
  const { t } = useTranslation('camera')
  return (
    <div className={classes.mark}>
      <span className={classes.dot} aria-hidden />
      {t('on')}
    </div>
  )
}
