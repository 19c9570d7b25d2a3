import { type Lettering, type SigningWish, withWordOver } from '../pades/index.ts'

/** What stands over everything that a training key signs. */
export const TRAINING_WORD = 'HUẤN LUYỆN'

/** Says in the reason, and over whatever is seen, that a signature was made for training and has no legal force. */
export function markedAsTraining(wish: SigningWish, lettering: Lettering): SigningWish {
  const reason = [`${TRAINING_WORD} – không có giá trị pháp lý`, wish.reason].filter(Boolean).join('. ')
  if (wish.appearance === undefined) return { ...wish, reason }
  const looks = withWordOver(wish.appearance.looks, lettering, TRAINING_WORD)
  return { ...wish, reason, appearance: { ...wish.appearance, looks } }
}
