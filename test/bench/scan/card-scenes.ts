import { create } from 'qrcode'
import sharp from 'sharp'
import { FAMILY_NAMES, GIVEN_NAMES_FEMALE, GIVEN_NAMES_MALE, MIDDLE_NAMES_FEMALE, MIDDLE_NAMES_MALE } from '../names.ts'
import { Random, Urn } from '../random.ts'

/** A picture in which an identity card lies, and what its QR says. */
export interface CardScene {
  readonly scene: CardSceneName
  readonly text: string
  /** RGB, 3 bytes a dot. */
  readonly picture: { readonly data: Buffer; readonly width: number; readonly height: number; readonly channels: 3 }
}

interface SceneKind {
  readonly width: number
  readonly height: number
  /** Width of the card as a share of the frame's. */
  readonly share: number
  readonly degrees?: number
  readonly shear?: number
  readonly blur?: number
  /** Share of the light that is left. */
  readonly light?: number
  readonly noise?: number
  readonly glare?: boolean
  readonly quality?: number
}

const HD = { width: 1280, height: 720, share: 0.6 }

/** The scenes of the set; each is drawn with every card, the photograph with the first third of them. */
const SCENES = {
  '720p': HD,
  '480p': { width: 640, height: 480, share: 0.9 },
  '1080p': { width: 1920, height: 1080, share: 0.5 },
  '1080p-far': { width: 1920, height: 1080, share: 0.3 },
  turned: { ...HD, share: 0.5, degrees: 20 },
  'turned-far': { ...HD, share: 0.36, degrees: 137 },
  sheared: { ...HD, share: 0.5, shear: 0.25 },
  blurred: { ...HD, blur: 1.65 },
  'badly-blurred': { ...HD, blur: 2.2 },
  dark: { ...HD, light: 0.22, noise: 4 },
  glare: { ...HD, glare: true },
  compressed: { ...HD, quality: 40 },
  everything: { ...HD, degrees: 12, blur: 1.7, light: 0.35, noise: 6 },
  photo: { width: 4032, height: 3024, share: 0.5 },
} as const satisfies Record<string, SceneKind>
export type CardSceneName = keyof typeof SCENES

/** Scenes in focus and in even light, as a person holds a card who wants it read. */
export const EASY_SCENES: readonly CardSceneName[] = [
  '720p',
  '480p',
  '1080p',
  '1080p-far',
  'turned',
  'sheared',
  'compressed',
  'photo',
]

export const CARD_SCENES: readonly CardSceneName[] = Object.keys(SCENES).filter(
  (name): name is CardSceneName => name in SCENES,
)

const CARDS = 24
const PHOTOS = 8

/** All scenes with all cards: 13 x 24 and 8 photographs make 320. The same for the same seed; nobody on a card lives. */
export async function* cardScenes(
  seed: number,
  names: readonly CardSceneName[] = CARD_SCENES,
): AsyncGenerator<CardScene> {
  const cards = await Promise.all(
    cardTexts(new Random(seed)).map(async (text) => ({ text, card: await drawCard(text) })),
  )
  for (const scene of names) {
    const random = new Random(seed + CARD_SCENES.indexOf(scene))
    for (const { text, card } of cards.slice(0, scene === 'photo' ? PHOTOS : CARDS)) {
      yield { scene, text, picture: await drawScene(card, SCENES[scene], random) }
    }
  }
}

const VILLAGES = ['Thôn Đông Dương', 'Tổ dân phố 5', 'Ấp Bình Hòa', 'Bản Nà Lặc', 'Khu phố 2', 'Xóm 3']
const COMMUNES = [
  'Quảng Trạch, Quảng Trạch, Quảng Bình',
  'Hòa Trạch, Bố Trạch, Quảng Bình',
  'Nam Hóa, Tuyên Hóa, Quảng Bình',
]

function cardTexts(random: Random): string[] {
  const families = new Urn(FAMILY_NAMES)
  const names = {
    Nam: { middle: new Urn(MIDDLE_NAMES_MALE), given: Urn.byRank(GIVEN_NAMES_MALE, 4) },
    Nữ: { middle: new Urn(MIDDLE_NAMES_FEMALE), given: Urn.byRank(GIVEN_NAMES_FEMALE, 4) },
  }
  return Array.from({ length: CARDS }, () => {
    const sex = random.chance(0.5) ? 'Nam' : 'Nữ'
    const year = random.between(1945, 2008)
    const date = `${String(random.between(1, 28)).padStart(2, '0')}${String(random.between(1, 12)).padStart(2, '0')}${year}`
    const number = `044${(year >= 2000 ? 2 : 0) + (sex === 'Nữ' ? 1 : 0)}${String(year % 100).padStart(2, '0')}${random.digits(6)}`
    const name = [families.pick(random), names[sex].middle.pick(random), names[sex].given.pick(random)].filter(Boolean)
    const village = VILLAGES[random.between(0, VILLAGES.length - 1)]
    const commune = COMMUNES[random.between(0, COMMUNES.length - 1)]
    return [
      number,
      random.chance(0.6) ? random.digits(9) : '',
      name.join(' '),
      date,
      sex,
      `${village}, ${commune}`,
      `1504${random.between(2021, 2024)}`,
    ].join('|')
  })
}

/** Dots a millimetre of a drawn card, and the millimetres of a card and of its QR. */
const SHARPNESS = 24
const CARD = { width: 85.6, height: 54, qr: 15 }

/** The front of a card: coloured paper, a face, lines of text and the QR at the upper right. */
async function drawCard(text: string): Promise<Buffer> {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const size = CARD.qr / modules.size
  const squares: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`)
    }
  }
  const lines = Array.from(
    { length: 8 },
    (_, line) => `<rect x="30" y="${22 + line * 3.6}" width="${28 + ((line * 7) % 19)}" height="1.4" fill="#445"/>`,
  )
  const { width, height, qr } = CARD
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SHARPNESS}" height="${height * SHARPNESS}" viewBox="0 0 ${width} ${height}">
      <rect width="${width}" height="${height}" rx="3" fill="#dbe7d0"/><rect x="4" y="20" width="22" height="28" fill="#9ab"/>${lines.join('')}
      <rect x="${width - qr - 5}" y="3" width="${qr + 2}" height="${qr + 2}" fill="white"/>
      <g transform="translate(${width - qr - 4} 4) scale(${size})" shape-rendering="crispEdges"><path d="${squares.join('')}"/></g></svg>`,
    ),
  )
    .png()
    .toBuffer()
}

async function drawScene(card: Buffer, kind: SceneKind, random: Random): Promise<CardScene['picture']> {
  const { width, height, share, degrees = 0, shear = 0, blur, glare, quality } = kind
  const clear = { r: 0, g: 0, b: 0, alpha: 0 }
  const lying = await sharp(card)
    .ensureAlpha()
    .resize({ width: Math.round(width * share) })
    .toBuffer()
  const placed = await sharp(lying)
    .affine([Math.cos(rad(degrees)), -Math.sin(rad(degrees)) + shear, Math.sin(rad(degrees)), Math.cos(rad(degrees))], {
      background: clear,
      interpolator: 'bicubic',
    })
    .png()
    .toBuffer({ resolveWithObject: true })
  const light = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><radialGradient id="g"><stop offset="0" stop-color="white" stop-opacity="0.75"/><stop offset="1" stop-color="white" stop-opacity="0"/></radialGradient></defs><ellipse cx="${width * 0.62}" cy="${height * 0.4}" rx="${width * 0.16}" ry="${height * 0.16}" fill="url(#g)"/></svg>`
  const scene = sharp({ create: { width, height, channels: 3, background: '#8a7b66' } }).composite([
    {
      input: placed.data,
      left: Math.round((width - placed.info.width) / 2) + random.between(-8, 8),
      top: Math.round((height - placed.info.height) / 2) + random.between(-4, 4),
    },
    ...(glare === true ? [{ input: Buffer.from(light) }] : []),
  ])
  const drawn = await scene.png({ compressionLevel: 1 }).toBuffer()
  const seen = sharp(drawn).blur(blur ?? false)
  const encoded = quality === undefined ? seen : sharp(await seen.jpeg({ quality }).toBuffer())
  const { data, info } = await encoded.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  dim(data, kind, random)
  return { data, width: info.width, height: info.height, channels: 3 }
}

function rad(degrees: number): number {
  return (degrees * Math.PI) / 180
}

function dim(data: Buffer, { light = 1, noise = 0 }: SceneKind, random: Random): void {
  if (light === 1 && noise === 0) return
  for (let at = 0; at < data.length; at += 1) {
    // The sum of four even numbers is near enough to the noise of a sensor.
    const grain = (random.next() + random.next() + random.next() + random.next() - 2) * 1.7 * noise
    data[at] = Math.max(0, Math.min(255, Math.round((data[at] ?? 0) * light + grain)))
  }
}
