import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const pathOf = (url: URL): string => fileURLToPath(url)
const WINDOW = pathOf(new URL('../programs/window.cjs', import.meta.url))
const PAINTED = pathOf(new URL('../programs/painted.js', import.meta.url))
const TEMPLATE_PRELOAD = pathOf(new URL('../programs/preload.cjs', import.meta.url))
const COUNTING = pathOf(new URL('../programs/counting.js', import.meta.url))
const TEMPLATE_PAGE = pathOf(new URL('./template/main.tsx', import.meta.url))
const COUNTING_PAGE = pathOf(new URL('../desk/screen/template/main.tsx', import.meta.url))

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
  return writeReactPage(folder, TEMPLATE_PAGE)
}

/**
 * A page with a number that F2 counts up, and nothing else; the text `- <number>` stands in `#count`.
 * @param how by React, or by the document alone
 * @returns its folder, for the command line of Electron
 */
export async function writeCountingApp(folder: string, how: 'react' | 'document'): Promise<string> {
  writeApp(folder, `counting-${how}`)
  if (how === 'react') return writeReactPage(folder, COUNTING_PAGE)
  copyFileSync(COUNTING, join(folder, 'counting.js'))
  writePage(folder, '<p id="count">- 0</p>', '<script src="./counting.js"></script>')
  return folder
}

async function writeReactPage(folder: string, page: string): Promise<string> {
  const source = join(folder, 'source')
  mkdirSync(source)
  writePage(source, '<div id="root"></div>', `<script type="module" src="${page}"></script>`)
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
