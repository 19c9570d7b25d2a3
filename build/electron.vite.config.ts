import { readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import babel from '@rolldown/plugin-babel'
import react, { reactCompilerPreset } from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts: string[]) => join(root, ...parts)

/** Loaded from node_modules when the application runs: they hold native code or WASM, or find their files by their own path. */
const LOADED_AT_RUN_TIME = [
  'better-sqlite3',
  '@node-rs/argon2',
  'electron-updater',
  'koffi',
  'sharp',
  /^libheif-js\//,
  '@hyzyla/pdfium',
  /^tesseract\.js-core\//,
  'zxing-wasm',
  /^zxing-wasm\//,
]

/** Files that a program reads while it runs, laid into `data` beside the bundles. */
const DATA_FILES = [
  at('main', 'core', 'scanning', 'reading', 'data', 'vie.traineddata'),
  // The face of signatures; the packed product has these files of the package only in the form that browsers read.
  ...['latin', 'vietnamese', 'latin-ext'].map((part) =>
    at('node_modules', '@fontsource', 'tinos', 'files', `tinos-${part}-400-normal.woff`),
  ),
]

const layDataFiles = {
  name: 'lay-data-files',
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): string }): void {
    for (const path of DATA_FILES) {
      this.emitFile({ type: 'asset', fileName: `data/${basename(path)}`, source: readFileSync(path) })
    }
  },
}

/**
 * The modules that only define: whoever imports one name of a room's index doesn't load the rest of the room. Without
 * knowing that, the core would make the shapes of the whole contract before it could say who may sign in.
 */
const ONLY_DEFINES = [at('main', 'core'), at('shared')].map((folder) => join(folder, '/'))

/**
 * Bundles the programs of the desk. Everything else is bundled, since one file starts faster than a thousand.
 * The targets are those of the oldest Electron it runs on, the stand-in 33 (Node 20, Chromium 130); without them
 * electron-vite would take the targets of the Electron in node_modules.
 */
export default defineConfig({
  main: {
    plugins: [layDataFiles],
    build: {
      target: 'node20',
      outDir: at('out/main'),
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: at('main/index.ts'),
          core: at('main/core/host.ts'),
          imaging: at('main/core/scanning/imaging/host/host.ts'),
          'imaging-worker': at('main/core/scanning/imaging/host/worker.ts'),
          token: at('main/core/signing/tokens/host/host.ts'),
        },
        external: LOADED_AT_RUN_TIME,
        treeshake: {
          moduleSideEffects: (id) =>
            ONLY_DEFINES.some((folder) => normalize(id).startsWith(folder)) ? false : undefined,
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      outDir: at('out/preload'),
      externalizeDeps: false,
      // A sandboxed preload can load no second file of ours.
      isolatedEntries: true,
      rolldownOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    // The compiler lets a component that is drawn again skip what did not change: nothing is memoized by hand.
    plugins: [react(), babel({ presets: [reactCompilerPreset()] })],
    // In a folder of their own, since the shell serves them under a policy of their own.
    worker: {
      format: 'es',
      rolldownOptions: {
        output: { entryFileNames: 'workers/[name]-[hash].js', chunkFileNames: 'workers/[name]-[hash].js' },
      },
    },
    build: {
      target: 'chrome130',
      outDir: at('out/renderer'),
      minify: true,
      rolldownOptions: {
        input: { index: at('renderer/index.html') },
        // What the first screen needs comes as one file: thirty small ones cost more to ask for than to read.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
  },
})
