import { defineConfig } from 'vitest/config';
import { tex } from './scripts/vite/tex.ts';

export default defineConfig({
  plugins: [tex()],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    // By default one core is left idle: half of a small machine.
    maxWorkers: '100%',
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      include: ['web/**/*.ts', 'models/**/*.mjs', 'scripts/**/*.{mjs,ts}'],
      reporter: ['text-summary'],
      reportsDirectory: 'build/coverage',
    },
  },
});
