/**
 * From a fresh clone to the running page.
 *
 *   npm start [-- --port 8080] [--host 127.0.0.1]
 */
import { parseArgs } from 'node:util';
import { parsePort, serve } from './serve.mjs';
import { setup } from './setup.mjs';
import { runMain, runNode } from './tools.mjs';

await runMain(async () => {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({ options: { port: text, host: text } });
  const wanted = parsePort(values.port);
  await setup();
  await runNode('scripts/build.mjs');
  const { urls, port } = await serve({ port: wanted, host: values.host });
  if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is taken, so the page is at ${port}.`);
  console.log(`\nLoaded Dice is at ${urls.join(' and ')} (stop it with Ctrl+C)`);
});
