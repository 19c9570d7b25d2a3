import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Preferences } from '../app/preferences.tsx'
import { Brand } from '../parts/brand.tsx'
import { Banners } from './banners.tsx'
import classes from './panel.module.css'

interface Properties {
  /** Commune and desk, where they are known. */
  readonly subtitle?: string | undefined
  readonly demonstration: boolean
  readonly width?: number
  readonly children: ReactNode
}

/** The one panel in the middle of the screens before work: wizard, sign-in, lock. */
export function Panel({ subtitle, demonstration, width = 420, children }: Properties) {
  const { t } = useTranslation('frame')
  const style: CSSProperties & Record<'--panel-width', string> = { '--panel-width': `${width}px` }
  return (
    <div className={classes.screen}>
      <Banners demonstration={demonstration} />
      <header className={classes.head}>
        <Preferences />
      </header>
      <main className={classes.place}>
        <div className={classes.panel} style={style}>
          <div className={classes.brand}>
            <Brand size={36} />
            <div>
              <div className={classes.product}>{t('product')}</div>
              {subtitle ? <div>{subtitle}</div> : null}
            </div>
          </div>
          {children}
        </div>
      </main>
    </div>
  )
}
