/**
 * The shape a translation of a catalogue must have: the same keys with other words. A key ending in `_other` may get
 * further plural forms, since Vietnamese has one and English two.
 */
export type Translation<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string ? string : Translation<Original[Key]>
} & { readonly [Key in keyof Original as Key extends `${infer Stem}_other` ? `${Stem}_one` : never]?: string }
