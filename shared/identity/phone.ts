const SEPARATORS = /[\s.\-()\p{Cf}]/gu
const COUNTRY_CODE = /^(?:\+84|0084|84)0?/
/** Numbering plan since 2018: mobile 03, 05, 07, 08, 09 and eight digits; fixed 02 and nine. */
const NATIONAL_NUMBER = /^0(?:[35789]\d{8}|2\d{9})$/

/**
 * A Vietnamese telephone number as ten digits (fixed lines eleven) beginning with 0, from any usual way of writing it
 * (`+84 912.345.678`, `0912 345 678`); undefined when it is none.
 */
export function parsePhone(text: string): string | undefined {
  const digits = text.replace(SEPARATORS, '').replace(COUNTRY_CODE, '0')
  return NATIONAL_NUMBER.test(digits) ? digits : undefined
}
