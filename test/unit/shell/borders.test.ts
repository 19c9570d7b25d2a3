import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isForCamera, type PermissionWish } from '../../../main/hardening/camera.ts'
import { isOwnFrame } from '../../../main/hardening/sender.ts'
import { WaitingPages } from '../../../main/printing/pages.ts'
import { findFile, isDeskAddress } from '../../../main/scheme/address.ts'
import { serveFile } from '../../../main/scheme/files.ts'
import { DESK_POLICY, DEVICE_POLICY, PRINT_POLICY, WORKER_POLICY } from '../../../main/scheme/policy.ts'

describe('an address of the screens', () => {
  it('is told by its parsed parts', () => {
    expect(isDeskAddress('app://desk/')).toBe(true)
    expect(isDeskAddress('app://desk/index.html#/dossiers')).toBe(true)
    const others = [
      'app://print/1',
      'app://desk.evil/',
      'app://desk@evil/',
      'app://user@desk/',
      'https://desk/',
      'https://evil/?app://desk/',
      'file:///app://desk/',
      'about:blank',
      'about:srcdoc',
      '',
      'nonsense',
    ]
    for (const address of others) expect(isDeskAddress(address), address).toBe(false)
  })

  it('speaks to the shell from the main frame only', () => {
    expect(isOwnFrame({ url: 'app://desk/', parent: null })).toBe(true)
    expect(isOwnFrame({ url: 'app://desk/', parent: {} })).toBe(false)
    expect(isOwnFrame({ url: 'https://evil/', parent: null })).toBe(false)
    expect(isOwnFrame(null)).toBe(false)
  })
})

describe('a wish for a device', () => {
  const camera: PermissionWish = {
    permission: 'media',
    media: ['video'],
    isMainFrame: true,
    address: 'app://desk/',
    fromDesk: true,
  }

  it('is granted for the camera of the desk and for nothing else', () => {
    expect(isForCamera(camera)).toBe(true)
    const others: readonly Partial<PermissionWish>[] = [
      { media: ['audio'] },
      { media: ['video', 'audio'] },
      { media: ['unknown'] },
      { media: [] },
      { isMainFrame: false },
      { fromDesk: false },
      { address: undefined },
      { address: 'app://print/1' },
      { address: 'https://desk/' },
      ...[
        'display-capture',
        'geolocation',
        'notifications',
        'usb',
        'serial',
        'hid',
        'clipboard-read',
        'fileSystem',
      ].map((permission) => ({ permission })),
    ]
    for (const other of others) expect(isForCamera({ ...camera, ...other }), JSON.stringify(other)).toBe(false)
  })
})

describe('a path below the application', () => {
  it('names a file there', () => {
    expect(findFile('/root', '/')).toBe('/root/index.html')
    expect(findFile('/root', '/assets/main-1.js')).toBe('/root/assets/main-1.js')
  })

  it('never leads out of it', () => {
    const outside = [
      '/../secret',
      '/a/../../secret',
      '/%2e%2e/secret',
      '/..%2fsecret',
      '/..\\secret',
      '/a%00.js',
      '/%',
      '',
    ]
    for (const path of outside) expect(findFile('/root', path), path).toBeUndefined()
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', '.', '', 'a', '%2e', '%2f', '%5c', '\\', 'b.js')), (parts) => {
        const file = findFile('/root', `/${parts.join('/')}`)
        expect(file === undefined || file.startsWith('/root/')).toBe(true)
      }),
    )
  })
})

describe('what is served', () => {
  const asked = (path: string) => ({ url: `app://desk${path}`, method: 'GET' })

  async function roots() {
    const folder = await mkdtemp(join(tmpdir(), 'served-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'index.html'), '<p>')
    await writeFile(join(folder, 'a.woff2'), 'font')
    await writeFile(join(folder, 'secret.db'), 'no type')
    await mkdir(join(folder, 'workers'))
    await writeFile(join(folder, 'workers', 'eye-1.js'), '')
    await writeFile(join(folder, 'reader-1.wasm'), 'wasm')
    return { screens: folder, formFonts: folder }
  }

  it('comes with its type and the policy', async () => {
    const { statusCode, headers } = await serveFile(await roots(), asked('/'))
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toBe(DESK_POLICY)
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('is a worker that may run WebAssembly, as the page may not', async () => {
    const served = await roots()
    const { headers } = await serveFile(served, asked('/workers/eye-1.js'))
    expect(headers['content-security-policy']).toBe(WORKER_POLICY)
    expect(headers['permissions-policy']).toBe(DEVICE_POLICY)
    expect((await serveFile(served, asked('/reader-1.wasm'))).headers['content-type']).toBe('application/wasm')
    const page = await serveFile(served, asked('/workers/../index.html'))
    expect(page.headers['content-security-policy']).toBe(DESK_POLICY)
  })

  it('is a typeface for everybody, since the preview of a form has no origin', async () => {
    const { data, headers } = await serveFile(await roots(), asked('/fonts/a.woff2'))
    expect(data.toString()).toBe('font')
    expect(headers['access-control-allow-origin']).toBe('*')
  })

  it('is nothing else', async () => {
    const served = await roots()
    for (const path of ['/none.html', '/secret.db', '/fonts/', '/fonts', '/fonts/../index.html%00']) {
      expect((await serveFile(served, asked(path))).statusCode, path).toBe(404)
    }
    expect((await serveFile(served, { ...asked('/'), method: 'POST' })).statusCode).toBe(404)
  })
})

describe('the policies', () => {
  it('start from nothing and let no text become a program', () => {
    for (const policy of [DESK_POLICY, PRINT_POLICY]) {
      expect(policy).toMatch(/^default-src 'none'; /)
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|http|\*/)
    }
    expect(PRINT_POLICY).not.toContain('script-src')
    expect(WORKER_POLICY).toMatch(/^default-src 'none'; /)
    expect(WORKER_POLICY).not.toMatch(/ 'unsafe|http|\*|data:|blob:/)
  })
})

describe('a form on its way to the printer', () => {
  it('is there under its own address until it is printed', async () => {
    const pages = new WaitingPages()
    const page = pages.add('<p>Nguyễn Thị Ễ')
    const other = pages.add('<p>other')
    expect(page.address).not.toBe(other.address)
    const { data, headers } = pages.serve({ url: page.address })
    expect(data.toString()).toBe('<p>Nguyễn Thị Ễ')
    expect(headers['content-security-policy']).toBe(PRINT_POLICY)
    page.remove()
    expect(pages.serve({ url: page.address }).statusCode).toBe(404)
    expect(pages.serve({ url: other.address }).statusCode).toBe(200)
  })
})
