import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: 'hidden',
      // The packages under "dependencies" stay outside: better-sqlite3 is native, and the rest may load what it likes.
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: here('src/main/index.ts'),
          host: here('src/host/entry-utility.ts'),
          // Threads of the host's own; it finds the files by these names.
          'merge-worker': here('src/host/merge/worker.ts'),
          'exchange-worker': here('src/host/exchange/worker.ts'),
          'extract-worker': here('src/host/extract/worker.ts'),
          'backup-worker': here('src/host/backups/worker.ts'),
          'purge-worker': here('src/host/purge/worker.ts'),
          'repair-worker': here('src/host/repair/worker.ts'),
          'find-worker': here('src/host/find/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      sourcemap: 'hidden',
      // A sandboxed preload can load nothing from node_modules, and must be CommonJS.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: here('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // Relative addresses serve both the custom protocol and the loopback server.
    base: './',
    // Of the page's own: see src/renderer/visible.
    plugins: [react({ jsxImportSource: '#visible' })],
    build: {
      outDir: here('out/renderer'),
      emptyOutDir: true,
      sourcemap: 'hidden',
      // Somewhat below Electron's own Chromium: the same page is served to the browser that the user has.
      target: 'chrome140',
      // Fonts stay files: a strict content security policy has no data: addresses for them.
      assetsInlineLimit: 0,
      rollupOptions: { input: here('src/renderer/index.html') },
    },
  },
});
