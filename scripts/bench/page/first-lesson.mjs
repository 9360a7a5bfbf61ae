/**
 * What a first visit costs: the bytes of the first lesson, as a host sends them gzipped, and how long a slow machine
 * on a slow line waits for its first chart.
 */
import { extname } from 'node:path';

/**
 * A processor four times slower, and a line of 1.6 Mbit/s. Two delays go by the name of fast 3G: the round trip of
 * 150 ms, and the 562 ms that Chromium's own preset adds to every request.
 */
const SLOWER = 4;
const LINES = [
  { name: 'round trip 150 ms', latency: 150 },
  { name: 'Chromium’s preset, 562 ms a request', latency: 562.5 },
];
const BYTES_PER_SECOND = 1.6e6 / 8;
const RUNS = 5;

/** Runs in the page, before its own scripts: when the first chart stood, and the longest task so far. */
function watch() {
  /** @type {{ chart: number, longest: number }} */
  const seen = { chart: 0, longest: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.figure svg')) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (seen.chart = performance.now())));
  }).observe(document, { childList: true, subtree: true });
}

/**
 * @param {import('@playwright/test').Browser} browser @param {string} url
 * @param {{ latency: number } | undefined} line undefined: as fast as this machine is
 */
async function visit(browser, url, line) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Map<string, number>} */
  const bytes = new Map();
  devtools.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, response.url));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(names.get(requestId) ?? '', encodedDataLength),
  );
  if (line) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latency,
      downloadThroughput: BYTES_PER_SECOND,
      uploadThroughput: BYTES_PER_SECOND / 2,
    });
  }
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator('.figure svg').first().waitFor();
  const seen = await page.evaluate(
    () => /** @type {{ chart: number, longest: number }} */ (/** @type {any} */ (window).seen),
  );
  await context.close();
  return { ...seen, bytes };
}

const KINDS = new Map([
  ['.woff2', 'fonts'],
  ['.wasm', 'core'],
  ['.js', 'script'],
  ['.css', 'styles'],
]);

/** A bar a kind of file, widest first. @param {Map<string, number>} bytes */
function picture(bytes) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const [url, size] of bytes) {
    const kind = KINDS.get(extname(new URL(url).pathname)) ?? 'page';
    sums.set(kind, (sums.get(kind) ?? 0) + size);
  }
  const total = [...sums.values()].reduce((sum, size) => sum + size, 0);
  for (const [kind, size] of [...sums].sort((a, b) => b[1] - a[1])) {
    const bar = '█'.repeat(Math.max(1, Math.round((40 * size) / total)));
    console.log(`   ${kind.padEnd(7)} ${(size / 1000).toFixed(1).padStart(6)} kB ${bar}`);
  }
  console.log(`   in all  ${(total / 1000).toFixed(1).padStart(6)} kB in ${bytes.size} files`);
}

/** @param {import('@playwright/test').Browser} browser @param {string} url of a server that compresses */
export async function firstLesson(browser, url) {
  console.log('first lesson, gzipped, nothing cached');
  picture((await visit(browser, url, undefined)).bytes);
  for (const line of LINES) {
    /** @type {{ chart: number, longest: number }[]} */
    const visits = [];
    for (let run = 0; run < RUNS; run++) visits.push(await visit(browser, url, line));
    const median = (/** @type {(one: { chart: number, longest: number }) => number} */ of) =>
      visits
        .map(of)
        .sort((a, b) => a - b)
        [Math.floor(RUNS / 2)]?.toFixed(0);
    console.log(
      `   ${SLOWER} times slower, 1.6 Mbit/s, ${line.name}: first chart after ${median(({ chart }) => chart)} ms, longest task ${median(({ longest }) => longest)} ms (medians of ${RUNS})`,
    );
  }
}
