/**
 * The officers of the demonstration commune. Their secrets are published here on purpose: a demonstration holds nothing but
 * made-up people, and whoever opens it should get in.
 */
export const DEMONSTRATION_OFFICERS = {
  clerk: { login: 'motcua', passphrase: 'bốn mùa hoa nở ven sông', pin: '730281' },
  specialist: { login: 'chuyenmon', passphrase: 'bốn mùa hoa nở ven sông', pin: '730281' },
  leader: { login: 'lanhdao', passphrase: 'bốn mùa hoa nở ven sông', pin: '730281' },
} as const

/** PIN of the tokens that a demonstration pretends to have; published like the secrets above. */
export const DEMONSTRATION_TOKEN_PIN = '246810'
