import type { Page } from '@playwright/test';
import { arrived, expect, open, test } from './site.ts';
import { expectAccessible } from './sound.ts';
import { asNumber, readTable } from './tables.ts';

const EXERCISE = 3;
const RIGHT = `const minP = (l, m, T) => {
  const b = Math.max(...l), w = l.map((x) => Math.exp((x - b) / T)).map((x) => (x >= m ? x : 0));
  const s = w.reduce((x, y) => x + y);
  return w.map((x) => x / s);
};`;

/** Replaces the text of the editor as a person would: select all, type. */
async function write(page: Page, source: string): Promise<void> {
  await page.getByRole('textbox', { name: 'JavaScript of' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(source);
}

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run the tests' }).click();
}

const verdict = (page: Page) => page.locator('.verdict');

test('a wrong answer stands beside the right one, and a right one passes', async ({ page }) => {
  await open(page, 'min-p', EXERCISE);
  await write(page, RIGHT.replace('x / s', 'x'));
  await run(page);
  await expect(verdict(page)).toContainText('do not add up to 1. Renormalise');
  await expect(page.locator('.exercise figure ld-chart')).toHaveCount(2);
  await write(page, RIGHT);
  await run(page);
  await expect(verdict(page)).toContainText('Right.');
  await expect(page.getByRole('status').filter({ hasText: 'passed' })).toHaveText('30 of 30 cases passed');
  const kept = await page.evaluate(() => localStorage.getItem('loaded-dice.progress'));
  expect(JSON.parse(kept ?? '{}').exercises).toEqual(['min-p']);
});

test('a failure with its hints and the solution fits a narrow screen and passes axe', async ({ page }) => {
  await open(page, 'min-p', EXERCISE);
  await write(page, 'const minP = (l) => { console.log(l); return l.map(() => 0.1); };');
  await run(page);
  await page.getByRole('button', { name: 'Hint 1 of 4' }).click();
  await page.getByText('Show a solution').click();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow).toBeLessThanOrEqual(0);
});

test('an open exercise goes on working when the network is gone', async ({ page, context }) => {
  // The engine's binary, its two ways in, and the library around it.
  const engine: string[] = [];
  context.on('requestfinished', (request) => {
    if (/assets\/(emscripten-)?(module|ffi)\b/.test(request.url())) engine.push(request.url());
  });
  await open(page, 'min-p', EXERCISE);
  await expect.poll(() => engine.length).toBeGreaterThanOrEqual(4);
  await context.setOffline(true);
  await write(page, RIGHT);
  await run(page);
  await expect(verdict(page)).toContainText('Right.');
});

test('the adaptive temperature is graded by its own rules', async ({ page }) => {
  await open(page, 'adaptive', 2);
  await write(page, 'const adaptiveTemperature = (l, b, min, max) => max;');
  await run(page);
  await expect(verdict(page)).toContainText('is 1.5 and should be 0.46742');
  await expect(page.locator('.exercise [data-bar]').first()).toHaveAccessibleName('yours: 1.5');
  await write(
    page,
    `const adaptiveTemperature = (l, b, min, max) => {
      if (l.length < 2) return min;
      const w = l.map((x) => Math.exp((x - Math.max(...l)) / b)), s = w.reduce((x, y) => x + y);
      const h = w.reduce((sum, x) => (x ? sum - (x / s) * Math.log(x / s) : sum), 0);
      return min + ((max - min) * h) / Math.log(l.length);
    };`,
  );
  await run(page);
  await expect(verdict(page)).toContainText('Right.');
});

const LOOP = 'function minP() { for (;;); }';
const HANG = 'const minP = () => [].indexOf.call({ length: 2 ** 53 - 1 }, 1);';

/** What ends a run of a program that solves nothing, before the first case is decided. */
const ENDINGS: Record<string, (page: Page) => Promise<void>> = {
  'Start over': (page) => page.getByRole('button', { name: 'Start over' }).click(),
  Stop: (page) => page.getByRole('button', { name: 'Stop' }).click(),
  'another step': async (page) => {
    await page.evaluate(() => {
      location.hash = '#/min-p/1';
    });
    await arrived(page, 'min-p', 1);
  },
  'the other exercise': async (page) => {
    await page.evaluate(() => {
      location.hash = '#/adaptive/2';
    });
    await arrived(page, 'adaptive', 2);
    await expect(page.getByRole('textbox', { name: 'JavaScript of adaptiveTemperature' })).toBeVisible();
    await expect(page.getByText('Not run yet')).toBeVisible();
  },
};

for (const [name, end] of Object.entries(ENDINGS)) {
  test(`a run that ${name} ends is no pass`, async ({ page }) => {
    await open(page, 'min-p', EXERCISE);
    await write(page, HANG);
    await run(page);
    await end(page);
    // What a run comes to is told in the same task or the next.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await expect(page.locator('.verdict')).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.getItem('loaded-dice.progress'))).not.toContain(
      '"exercises":["',
    );
  });
}

test('a run that the clock ends is no pass', async ({ page }) => {
  await open(page, 'min-p', EXERCISE);
  await write(page, LOOP);
  await run(page);
  await expect(verdict(page)).toContainText('Is there a loop that never ends?');
  await expect(page.getByText('0 of 30 cases passed; 29 not tried')).toBeVisible();
});

test('a worker that says it is done before every case is tried gives no pass', async ({ page }) => {
  await page.addInitScript(() => {
    // The first right answers go through, then the worker ends the run.
    const told = { outcomes: 0 };
    globalThis.Worker = class extends Worker {
      override set onmessage(hear: ((event: MessageEvent) => void) | null) {
        super.onmessage = ({ data }) => {
          if (data.type === 'outcome' && ++told.outcomes > 3) return;
          if (data.type !== 'prepare') hear?.(new MessageEvent('message', { data }));
        };
      }
    };
  });
  await open(page, 'min-p', EXERCISE);
  await write(page, RIGHT);
  await run(page);
  await expect(page.getByRole('alert')).toContainText('The run ended before every case was tried');
  await expect(page.getByText('3 of 30 cases tried')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('loaded-dice.progress'))).not.toContain(
    '"exercises":["',
  );
});

test('Start over and a new run at once: only the new run is told', async ({ page }) => {
  await open(page, 'min-p', EXERCISE);
  await write(page, HANG);
  await run(page);
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByText('Not run yet')).toBeVisible();
  await run(page);
  await expect(verdict(page)).toContainText('Is a return missing?');
});

test('Stop ends a run at once', async ({ page }) => {
  await open(page, 'min-p', EXERCISE);
  await write(page, HANG);
  await run(page);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped by you')).toBeVisible();
});

for (const [name, source, told] of [
  ['an infinite loop', 'const minP = () => { for (;;); };', 'Is there a loop that never ends?'],
  ['a memory bomb', 'const minP = () => { let a = [0]; for (;;) a = a.concat(a); };', 'filled its 32 MB'],
  ['a recursion bomb', 'const minP = () => minP() + 1;', 'calls went too deep'],
  // One built-in call, in which the engine never looks at its clock: the page's own watchdog has to bite.
  ['a hang in a built-in call', HANG, 'Is there a loop that never ends?'],
  [
    'a number that grows without end',
    'function minP() { let x = 3n; for (;;) x *= x; }',
    'BigInt is too large',
  ],
  [
    'a text of a thousand million entries',
    "function minP() { return new Array(1e9) + ''; }",
    'no answer after a second',
  ],
] as const) {
  test(`${name} is stopped while the page stays alive`, async ({ page }) => {
    await open(page, 'min-p', EXERCISE);
    await write(page, source);
    const beats = await page.evaluateHandle(() => {
      const counted = { beats: 0 };
      const beat = () => {
        counted.beats++;
        requestAnimationFrame(beat);
      };
      requestAnimationFrame(beat);
      return counted;
    });
    const before = await beats.evaluate(({ beats }) => beats);
    await run(page);
    await expect(verdict(page)).toContainText(told, { timeout: 30_000 });
    // A page that waited for the program would have drawn the click and the verdict.
    if (told.includes('loop')) {
      expect((await beats.evaluate(({ beats }) => beats)) - before).toBeGreaterThan(5);
    }
    // The sandbox that hung is gone; a fresh one does its work.
    await write(page, RIGHT);
    await run(page);
    await expect(verdict(page)).toContainText('Right.');
  });
}

test('the network, the page and its messages are out of reach', async ({ page }) => {
  const asked: string[] = [];
  await open(page, 'min-p', EXERCISE);
  await page.evaluate(() => addEventListener('message', () => console.error('a message came through')));
  page.on('request', (request) => asked.push(request.url()));
  for (const [source, told] of [
    ['const minP = () => fetch("https://example.org/");', 'no network in the exercise sandbox'],
    ['const minP = () => postMessage("out", "*");', 'nobody to send messages to'],
    ['const minP = () => globalThis.constructor.constructor("return fetch")()("/");', 'no network'],
    ['const minP = () => document.body.remove();', 'no page in the exercise sandbox'],
  ] as const) {
    await write(page, source);
    await run(page);
    await expect(verdict(page)).toContainText(told);
  }
  expect(asked.filter((url) => url.includes('example.org'))).toEqual([]);
});

test('by keyboard alone: write, run, read, hint, solution', async ({ page }) => {
  await open(page, 'min-p', EXERCISE);
  await expect(page.getByText('Show a solution')).toHaveCount(0);
  const editor = page.getByRole('textbox', { name: 'JavaScript of minP' });
  await editor.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('article.step')).toHaveAttribute('data-step', String(EXERCISE));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(verdict(page)).toContainText('Is a return missing?');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Run the tests' })).toBeFocused();
  const hint = page.getByRole('button', { name: 'Hint 1 of 4' });
  await hint.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Hint 2 of 4' })).toBeFocused();
  await expect(page.locator('.hints li')).toHaveCount(1);
  await page.getByText('Show a solution').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.solution pre')).toContainText('function minP');
});

test('the text stays when the reader walks away, and goes when they start over', async ({ page }) => {
  await open(page, 'min-p', EXERCISE);
  await write(page, '// mine');
  await open(page, 'min-p', 1);
  await open(page, 'min-p', EXERCISE);
  const editor = page.getByRole('textbox', { name: 'JavaScript of minP' });
  await expect(editor).toHaveText('// mine');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(editor).toContainText('function minP(logits, minP, temperature)');
});

test('after the exercises, both rules stand on the live model’s whole vocabulary', async ({ page }) => {
  await open(page, 'min-p', 4, '?backend=wasm');
  await page.getByRole('button', { name: 'Ask the model' }).click();
  const summary = page.locator('ld-live .summary');
  await expect(summary).toContainText(
    /min-p 0\.1 keeps [\d,]+ and top-p 0\.9 keeps [\d,]+ of 50,257 tokens/,
    {
      timeout: 60_000,
    },
  );
  await expect.poll(async () => JSON.stringify(await readTable(page))).not.toContain('…');
  const { rows } = await readTable(page);
  expect(rows.length).toBeGreaterThan(5);
  for (const [, minP, topP] of rows) {
    expect(asNumber(minP ?? '')).toBeLessThan(asNumber(topP ?? ''));
  }
  await open(page, 'adaptive', 3, '?backend=wasm');
  await expect(summary).toContainText(/The entropy over 50,257 tokens is [\d.]+ nats/);
  await expect(page.locator('.point text')).toHaveText(/^T = [\d.]+$/);
});
