/** Where certificates of the test authority say that revocation is answered. */
export interface AuthorityAddresses {
  /** Of the loopback server, without a slash at its end. */
  readonly base: string
}

/** The extensions by the use of a certificate; the names are those of sections in the configuration. */
export type CertificateUse = 'signer' | 'ocsp' | 'tsa' | 'web'

/** The one configuration of OpenSSL that a test authority works with: a root, an issuer below it, a time-stamp authority. */
export function authorityConfig({ base }: AuthorityAddresses): string {
  return `
[req]
distinguished_name = dn
string_mask = utf8only
utf8 = yes
[dn]

[root]
${authoritySection('root')}
[issuer]
${authoritySection('issuer')}

[any]
countryName = optional
localityName = optional
organizationName = optional
organizationalUnitName = optional
commonName = supplied

[root_ext]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[issuer_ext]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:${base}/root.crl
authorityInfoAccess = caIssuers;URI:${base}/root.cer
[signer]
${leafSection(base)}
keyUsage = critical, digitalSignature, nonRepudiation
extendedKeyUsage = emailProtection, 1.3.6.1.4.1.311.10.3.12
[web]
${leafSection(base)}
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = clientAuth
[ocsp]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
noCheck = ignored
[tsa]
${leafSection(base)}
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping

[time_stamps]
serial = tsa.serial
crypto_device = builtin
signer_cert = tsa.pem
certs = issuer.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`
}

const authoritySection = (name: string): string => `database = ${name}.index
new_certs_dir = .
certificate = ${name}.pem
private_key = ${name}.key
rand_serial = yes
default_md = sha256
default_days = 800
default_crl_days = 7
crlnumber = ${name}.crlnumber
policy = any
unique_subject = no
string_mask = utf8only
utf8 = yes
copy_extensions = none`

const leafSection = (base: string): string => `basicConstraints = critical, CA:false
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:${base}/issuer.crl
authorityInfoAccess = OCSP;URI:${base}/ocsp, caIssuers;URI:${base}/issuer.cer`
