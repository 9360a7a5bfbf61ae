/**
 * How long the page's script runs in one frame while a slider is dragged over the live model's 50,257 logits, charts
 * and tables included.
 */
const POSITIONS = 100;
/** @type {{ step: string, chart: string, sliders: [label: string, letter: string][] }[]} */
const FIGURES = [
  {
    step: 'top-p/6',
    chart: '.landscape',
    sliders: [
      ['Temperature', 'T'],
      ['Cover at least', 'p'],
      ['Keep the best (0 for all)', 'k'],
      ['At least this part of the best', 'm'],
    ],
  },
  {
    step: 'pipeline/6',
    chart: '.chart.curve',
    sliders: [
      ['Temperature', 'T'],
      ['Cover at least', 'p'],
    ],
  },
  {
    step: 'min-p/4',
    chart: '.chart.curve',
    sliders: [
      ['Temperature', 'T'],
      ['Share of the best', 'm'],
      ['Top-p covers at least', 'p'],
    ],
  },
];
/** What the browser calls its work in a frame: script, and the rendering that follows from it. */
const SCRIPT = ['FunctionCall', 'EventDispatch', 'FireAnimationFrame', 'RunMicrotasks', 'TimerFire'];
const RENDERING = ['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit'];

/** @typedef {{ name: string, ph: string, ts: number, dur?: number, tdur?: number, pid: number, tid: number, args?: any }} TraceEvent */
/** @typedef {{ wall: number, busy: number }} Time milliseconds that went by, and those the thread had a core for */
/** @typedef {{ script: Time, rendering: Time }} Frame */

/** @param {import('@playwright/test').Page} page @param {string} label */
async function drag(page, label) {
  const slider = page.getByRole('slider', { name: label, exact: true });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error(`The slider ${label} is not on show.`);
  const y = box.y + box.height / 2;
  const x = (/** @type {number} */ i) => box.x + 8 + ((box.width - 16) * i) / POSITIONS;
  const values = new Set();
  await page.mouse.move(x(0), y);
  await page.mouse.down();
  for (let i = 0; i <= POSITIONS; i++) {
    await page.mouse.move(x(i), y);
    values.add(await slider.inputValue());
  }
  await page.mouse.up();
  return values.size;
}

/**
 * What the page's main thread did in each frame that ran script for more than half a millisecond.
 * @param {TraceEvent[]} events @returns {Frame[]}
 */
function framesOf(events) {
  const main = events.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const own = events
    .filter(({ pid, tid }) => pid === main?.pid && tid === main?.tid)
    .sort((a, b) => a.ts - b.ts);
  const starts = own.filter(({ name, ph }) => name === 'AnimationFrame' && ph === 'b').map(({ ts }) => ts);
  const none = () => ({ wall: 0, busy: 0 });
  const frames = starts.map(() => ({ script: none(), rendering: none() }));
  const ends = { script: 0, rendering: 0 };
  for (const { name, ts, dur = 0, tdur = 0 } of own) {
    const kind = SCRIPT.includes(name) ? 'script' : RENDERING.includes(name) ? 'rendering' : undefined;
    // What runs inside an event already counted is part of it.
    if (!kind || ts < ends[kind]) continue;
    ends[kind] = ts + dur;
    const time = frames[starts.findLastIndex((start) => start <= ts)]?.[kind];
    if (!time) continue;
    time.wall += dur / 1000;
    time.busy += tdur / 1000;
  }
  return frames.filter(({ script }) => script.wall > 0.5);
}

/** @param {number[]} values */
function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ q) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(1).padStart(6);
  return `median ${at(0.5)}  p95 ${at(0.95)}  worst ${at(1)} ms`;
}

/** @param {import('@playwright/test').Browser} browser @param {string} url of the page */
export async function drags(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  for (const { step, chart, sliders } of FIGURES) {
    console.log(step);
    for (const [label, letter] of sliders) {
      await show(page, `${url}#/${step}?backend=wasm`, chart);
      await drag(page, label); // The first time warms the compiled code up.
      await browser.startTracing(page, { categories: ['devtools.timeline'] });
      const positions = await drag(page, label);
      const trace = JSON.parse((await browser.stopTracing()).toString());
      report(letter, positions, framesOf(trace.traceEvents));
    }
  }
}

/** Opens a step with its figure drawn and all that it has folded away in sight. @param {import('@playwright/test').Page} page */
async function show(page, /** @type {string} */ url, /** @type {string} */ chart) {
  await page.goto(url);
  const ask = page.getByRole('button', { name: 'Ask the model' });
  await ask.or(page.locator(chart)).first().waitFor();
  if (await ask.isVisible()) await ask.click();
  await page.locator(chart).waitFor({ timeout: 120_000 });
  await page.locator('.figure details').evaluateAll((all) => {
    for (const folded of all) /** @type {HTMLDetailsElement} */ (folded).open = true;
  });
}

/** @param {string} letter @param {number} positions @param {Frame[]} frames */
function report(letter, positions, frames) {
  const times = (/** @type {(frame: Frame) => number} */ of) => spread(frames.map(of));
  console.log(`${letter}: ${positions} positions, ${frames.length} frames with work`);
  console.log(
    `   script     ${times(({ script }) => script.wall)} (on a core: ${times(({ script }) => script.busy)})`,
  );
  console.log(`   rendering  ${times(({ rendering }) => rendering.wall)}`);
}
