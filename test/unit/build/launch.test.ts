import { describe, expect, it } from 'vitest'
import { hasDisplay } from '../../../build/setup/display.ts'
import { launchOf, variablesOf } from '../../../build/setup/launch.ts'
import { root } from '../../../build/setup/places.ts'

const standIn = { version: '33.2.1', origin: 'stand-in', executable: '/e/electron', sqliteBinding: '/s.node' } as const
const official = { version: '45.4.1', origin: 'official', executable: '/o/electron' } as const

describe('how the desk is started', () => {
  it('tells it about its runtime', () => {
    expect(variablesOf(standIn, {})).toMatchObject({
      MOTCUA_RUNTIME_ORIGIN: 'stand-in',
      MOTCUA_SQLITE_BINDING: '/s.node',
    })
    expect(variablesOf(official, {})).not.toHaveProperty('MOTCUA_SQLITE_BINDING')
  })

  it('leaves the message bus of a real session alone', () => {
    expect(variablesOf(official, { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus' })).not.toHaveProperty(
      'DBUS_SESSION_BUS_ADDRESS',
    )
    expect(variablesOf(official, {})).toHaveProperty('DBUS_SESSION_BUS_ADDRESS', 'disabled:')
  })

  it('switches the sandbox off for root alone', () => {
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0
    const { executable, args, env } = launchOf({ MOTCUA_DEMO: '1' }, standIn)
    expect(executable).toBe('/e/electron')
    expect(args).toEqual(isRoot ? ['--no-sandbox', root] : [root])
    expect(env).toHaveProperty('MOTCUA_DEMO', '1')
  })

  it('needs a virtual display only on a Linux without any', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'win32')).toBe(true)
  })
})
