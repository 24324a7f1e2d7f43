import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const server = 'http://localhost:8080'

export default defineConfig(async ({ mode }) => ({
  plugins: [vue(), ...(mode === 'mock' ? [(await import('./src/testing/mockServer.ts')).mockServer()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: '../../../target/classes/static',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  server: {
    proxy:
      mode === 'mock'
        ? {}
        : Object.fromEntries(['/api', '/oauth2', '/login', '/camunda'].map((path) => [path, { target: server }])),
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost/' } },
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.spec.ts'],
    css: false,
    testTimeout: 20_000,
  },
}))
