import { Loader } from '@mantine/core'
import { IconAlertTriangle, IconFileBroken, IconNote, IconQrcode, IconScissors, IconSquare } from '@tabler/icons-react'
import type { BatchPage } from '../../shared/scanning/index.ts'
import type { Picture } from './picture-cache.ts'
import classes from './strip.module.css'
import { usePicture } from './use-picture.ts'

interface Properties {
  readonly batch: string
  readonly page: BatchPage
  /** Its place in the stack, from 1. */
  readonly place: number
}

/** A page in small; what its marks mean is said by the option it lies in. */
export function Thumbnail({ batch, page, place }: Properties) {
  return (
    <>
      <span className={classes.picture}>
        <Small batch={batch} page={page} />
      </span>
      <span className={classes.foot} aria-hidden="true">
        <span>{place}</span>
        <span className={classes.marks}>
          {page.begins ? <IconScissors size={14} /> : null}
          {page.separator ? <IconQrcode size={14} /> : null}
          {page.sameSheet ? <IconNote size={14} /> : null}
          {page.blank ? <IconSquare size={14} /> : null}
          {page.state === 'failed' ? <IconFileBroken size={14} className={classes.warn ?? ''} /> : null}
          {page.warnings.length > 0 ? <IconAlertTriangle size={14} className={classes.warn ?? ''} /> : null}
        </span>
      </span>
    </>
  )
}

function Small({ batch, page }: Omit<Properties, 'place'>) {
  const picture = usePicture({ batch, page: page.id, kind: 'thumbnail', version: page.version })
  // Where nothing small could be made of it, the page itself is drawn small.
  if (picture.state === 'failed') return <SmallOriginal batch={batch} page={page} />
  return <Drawn picture={picture} />
}

function SmallOriginal({ batch, page }: Omit<Properties, 'place'>) {
  return <Drawn picture={usePicture({ batch, page: page.id, kind: 'original', version: page.version })} />
}

function Drawn({ picture }: { readonly picture: Picture }) {
  if (picture.state === 'there') return <img src={picture.url} alt="" draggable={false} />
  return (
    <span className={classes.waiting}>
      {picture.state === 'coming' ? <Loader size="xs" /> : <IconFileBroken size={22} aria-hidden />}
    </span>
  )
}
