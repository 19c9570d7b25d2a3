/** Digests that signatures of the desk are made over (TT 15/2025/TT-BKHCN; SHA-1 is refused everywhere). */
export type HashName = 'sha256' | 'sha384' | 'sha512'

/** How a signature is made: what the token can do and the policy allows. */
export type SignatureAlgorithm =
  | { readonly key: 'rsa'; readonly padding: 'pkcs1' | 'pss'; readonly hash: HashName }
  | { readonly key: 'ec'; readonly hash: HashName }

/** A key that signs after its officer's PIN was typed once: on a token, or in a file for training. */
export interface SigningKey {
  /** The signer's certificate, DER. */
  readonly certificate: Buffer
  /** Further certificates that lie beside it: intermediates, perhaps the root. DER. */
  readonly chain: readonly Buffer[]
  /**
   * Signs a digest. RSA by PKCS#1 v1.5 or PSS (salt as long as the digest), ECDSA as raw r and s.
   * @throws DeskError signing.token-gone, signing.token-slow
   */
  sign(digest: Buffer, algorithm: SignatureAlgorithm): Promise<Buffer>
}
