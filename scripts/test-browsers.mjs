/** The built page in other browsers than Chromium: a walk through every step, one text, one exercise. */
import { setup } from './setup.mjs';
import { runMain, runNode } from './tools.mjs';

await runMain(async () => {
  await setup({ browsers: true });
  await runNode('scripts/build.mjs');
  // Only now are the packages there that drive the browsers.
  const { testBrowsers } = await import('../tests/browsers/test.mjs');
  await testBrowsers();
});
