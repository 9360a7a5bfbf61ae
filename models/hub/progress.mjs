/** Shows the progress of a long step: as a bar in a terminal, elsewhere as a line every five seconds. */

/** @typedef {{ isTTY?: boolean, columns?: number, write: (text: string) => unknown }} Output */

const WIDTH = 24;

/** Seconds over which the rate is averaged. */
const MEMORY = 5;

/** Milliseconds between two drawings, in a terminal and elsewhere. */
const PAUSE = { terminal: 100, lines: 5000 };

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** @param {number} seconds */
export function duration(seconds) {
  if (!Number.isFinite(seconds)) return '?';
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

export class ProgressBar {
  #output;
  #now;
  #label = '';
  #total = 1;
  /** @type {(done: number, rate: number) => string} */ #words = () => '';
  /** @type {{ time: number, done: number }[]} */ #samples = [];
  #lastDrawn = Number.NEGATIVE_INFINITY;

  /**
   * @param {Output} [output]
   * @param {() => number} [now] milliseconds
   */
  constructor(output = process.stderr, now = Date.now) {
    this.#output = output;
    this.#now = now;
  }

  /**
   * @param {string} label
   * @param {number} bytes
   */
  startBytes(label, bytes) {
    this.#start(label, bytes, (done, rate) => {
      const left = rate > 0 ? `, ${duration((bytes - done) / rate)} left` : '';
      return `${megabytes(done)} of ${megabytes(bytes)}, ${megabytes(rate)}/s${left}`;
    });
  }

  /** @param {string} label of a step measured by its share, from 0 to 1 */
  startShare(label) {
    this.#start(label, 1, (done, rate) =>
      rate > 0 && done < 1 ? `${duration((1 - done) / rate)} left` : '',
    );
  }

  /**
   * @param {string} label
   * @param {number} total
   * @param {(done: number, rate: number) => string} words
   */
  #start(label, total, words) {
    this.#label = label;
    this.#total = total;
    this.#words = words;
    this.#samples = [];
    this.#lastDrawn = Number.NEGATIVE_INFINITY;
  }

  /** @param {number} done out of the total */
  at(done) {
    const time = this.#now();
    const last = this.#samples.at(-1);
    // After a step back (a download that started again) the old rate is wrong.
    if (last && done < last.done) this.#samples = [];
    this.#samples.push({ time, done });
    while (this.#samples.length > 2 && time - Number(this.#samples[0]?.time) > MEMORY * 1000)
      this.#samples.shift();
    const pause = this.#output.isTTY ? PAUSE.terminal : PAUSE.lines;
    if (time - this.#lastDrawn < pause && done < this.#total) return;
    this.#lastDrawn = time;
    this.#draw(done, time);
  }

  /** @param {number} done @param {number} time */
  #draw(done, time) {
    const [first] = this.#samples;
    const seconds = first ? (time - first.time) / 1000 : 0;
    const rate = first && seconds > 0 ? (done - first.done) / seconds : 0;
    const share = Math.min(1, done / this.#total);
    const percent = `${Math.floor(share * 100)} %`;
    const words = this.#words(done, rate);
    if (!this.#output.isTTY) {
      this.#output.write(`${[`${this.#label}: ${percent}`, words].filter(Boolean).join(', ')}\n`);
      return;
    }
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
    const line = `${this.#label} ${bar} ${percent.padStart(5)} ${words}`;
    this.#output.write(`\r\x1b[K${line.slice(0, (this.#output.columns ?? 100) - 1)}`);
  }

  /** Ends the bar's line, so that a sentence can follow. */
  end() {
    if (this.#output.isTTY && this.#samples.length > 0) this.#output.write('\n');
    this.#samples = [];
  }

  /** @param {string} line a sentence between two drawings */
  say(line) {
    this.#output.write(this.#output.isTTY ? `\r\x1b[K${line}\n` : `${line}\n`);
  }
}
