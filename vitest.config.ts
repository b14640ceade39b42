import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A hang is found all the same; on a busy machine an honest test takes four times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    setupFiles: ['test/helpers/seed.ts'],
    maxWorkers: 2,
  },
});
