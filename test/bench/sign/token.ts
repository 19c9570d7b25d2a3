import { fileURLToPath } from 'node:url'
import { forkHosts } from '../../../main/core/line/index.ts'
import { createTokens, signingRuleOn, type TokenKey } from '../../../main/core/signing/tokens/index.ts'
import type { TestCertificate } from '../../token/authority.ts'
import { SoftTokens, USER_PIN } from '../../token/soft-tokens.ts'

const HOST = fileURLToPath(new URL('../../../main/core/signing/tokens/host/host.ts', import.meta.url))
const LABEL = 'DO-DAC'

/** A key of SoftHSM behind the real host of token libraries; closes both with the work. */
export async function withTokenKey<Result>(
  folder: string,
  certificate: TestCertificate,
  work: (key: TokenKey) => Promise<Result>,
): Promise<Result> {
  const soft = SoftTokens.lay(folder)
  const { serial } = await soft.add({ label: LABEL, keys: [certificate] })
  const tokens = createTokens({
    startHost: forkHosts(() => HOST, soft.environment),
    modules: () => [soft.module],
    rule: () => signingRuleOn(new Date().toISOString().slice(0, 10)),
    log: () => undefined,
  })
  try {
    const { tokens: found } = await tokens.look()
    const fingerprint = found.find(({ view }) => view.serial === serial)?.view.certificates[0]?.fingerprint ?? ''
    const key = await tokens.open({ token: serial, certificate: fingerprint }, async () => Buffer.from(USER_PIN))
    try {
      return await work(key)
    } finally {
      await key.close()
    }
  } finally {
    tokens.close()
  }
}
