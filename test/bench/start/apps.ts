import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const pathOf = (url: URL): string => fileURLToPath(url)
const WINDOW = pathOf(new URL('../programs/window.cjs', import.meta.url))
const PAINTED = pathOf(new URL('../programs/painted.js', import.meta.url))
const TEMPLATE_PRELOAD = pathOf(new URL('../programs/preload.cjs', import.meta.url))
const TEMPLATE_PAGE = pathOf(new URL('./template/main.tsx', import.meta.url))

/**
 * The application with nothing in it: a window, a page of one word, no script but the one that says it was painted.
 * @returns its folder, for the command line of Electron
 */
export function writeEmptyApp(folder: string): string {
  writeApp(folder, 'empty')
  copyFileSync(PAINTED, join(folder, 'painted.js'))
  writePage(folder, '<p>Quầy</p>', '<script src="./painted.js"></script>')
  return folder
}

/**
 * The window that electron-vite's React template makes: React and a small page, a preload with a bridge, the bundle
 * minified; no data, no core, no router.
 * @returns its folder, for the command line of Electron
 */
export async function writeTemplateApp(folder: string): Promise<string> {
  writeApp(folder, 'react-template')
  copyFileSync(TEMPLATE_PRELOAD, join(folder, 'preload.cjs'))
  const source = join(folder, 'source')
  mkdirSync(source)
  writePage(source, '<div id="root"></div>', `<script type="module" src="${TEMPLATE_PAGE}"></script>`)
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { target: 'chrome130', outDir: folder, minify: true },
  })
  return folder
}

function writeApp(folder: string, name: string): void {
  mkdirSync(folder, { recursive: true })
  copyFileSync(WINDOW, join(folder, 'main.cjs'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'main.cjs' }))
}

function writePage(folder: string, body: string, script: string): void {
  const head = '<meta charset="utf-8" /><title>opening</title>'
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="vi"><head>${head}</head><body>${body}${script}</body></html>`,
  )
}
