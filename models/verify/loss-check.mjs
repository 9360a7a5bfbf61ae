/**
 * Checks by its mean loss on a paragraph that a packed model still knows English. A model with a transposed table,
 * shuffled rows or swapped layers loads and runs too, and writes nonsense.
 */
import { encode } from 'gpt-tokenizer/encoding/r50k_base';
import { quantisedMatrices } from '../weights/matrices.mjs';
import { dequantise, quantise } from '../weights/quantise.mjs';
import { meanLoss } from './forward-pass.mjs';

/** @typedef {import('../checkpoint/gpt2.mjs').Architecture} Architecture */
/** @typedef {import('../weights/matrices.mjs').Weights} Weights */
/** @typedef {{ plain: number, eight: number, four: number }} Losses nats a token: unquantised, at 8 bits, at 4 bits */

/** Everyday English, written for this check, so that no model was trained on it. */
const PARAGRAPH =
  'The rain stopped early in the morning, and by the time we left the house the sun was out. We walked down to the ' +
  'market to buy some bread, a few apples and a piece of cheese for lunch. My sister wanted to look at the books, ' +
  'so I waited for her outside and watched the people on the other side of the street. An old man was trying to ' +
  'teach his dog to sit, but the dog was more interested in a cat that was sleeping under a car. After half an hour ' +
  'we went back home, made some coffee and talked about what we wanted to do in the summer.';

/** Nats a token. Quantising to 8 bits changes the loss by less; a larger change is a fault of the packer. */
const LARGEST_CHANGE = 0.05;

/** Tokens for the check of the layers' order. They are few, because each pair of layers needs a run. */
const ORDER_TOKENS = 32;

/** The weights do not pass; the message has the figures. */
export class LossCheckError extends Error {
  /**
   * @param {'loss-out-of-range' | 'loss-changed' | 'layers-out-of-order'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'LossCheckError';
    this.code = code;
  }
}

/**
 * What 4 bits would make of the same weights: all that is at 8 bits in a package, the rest as it is.
 * @param {Architecture} architecture
 * @param {Weights} weights
 * @returns {Weights}
 */
function atFourBits(architecture, weights) {
  const matrices = new Map(quantisedMatrices(architecture).map((matrix) => [matrix.name, matrix]));
  return {
    get(name) {
      const data = weights.get(name);
      const matrix = matrices.get(name);
      return data && matrix ? dequantise(quantise(data, matrix.rows, matrix.columns, 4)) : data;
    },
  };
}

/**
 * Measures the loss at 8 bits, and holds it to the range before it takes the time for the others.
 * @param {Architecture} architecture
 * @param {Weights} plain as downloaded, the layers' matrices [outputs, inputs]
 * @param {Weights} eight as the loader will see them
 * @param {readonly [number, number]} range
 * @param {(share: number) => void} [onShare]
 * @returns {Losses} on the paragraph, or as much of its beginning as the context holds
 * @throws {LossCheckError} `loss-out-of-range` or `loss-changed`
 */
export function checkLoss(architecture, plain, eight, range, onShare = () => {}) {
  const ids = encode(PARAGRAPH).slice(0, architecture.context + 1);
  const loss = (/** @type {number} */ run, /** @type {Weights} */ weights) =>
    meanLoss(architecture, weights, ids, (share) => onShare((run + share) / 3));
  const encoded = loss(0, eight);
  checkRange(encoded, range);
  const losses = { eight: encoded, plain: loss(1, plain), four: loss(2, atFourBits(architecture, plain)) };
  checkChange(losses);
  return losses;
}

/**
 * @param {number} loss at 8 bits
 * @param {readonly [number, number]} range
 * @throws {LossCheckError} `loss-out-of-range`
 */
export function checkRange(loss, [least, most]) {
  // Written so that NaN fails.
  if (loss >= least && loss <= most) return;
  throw new LossCheckError(
    'loss-out-of-range',
    `The loss check failed: the packed model loses ${loss.toFixed(3)} nats a token on plain English, and a sound one ${least} to ${most}. Its weights are not what they should be; nothing was installed.`,
  );
}

/**
 * @param {Pick<Losses, 'plain' | 'eight'>} losses
 * @throws {LossCheckError} `loss-changed`
 */
export function checkChange({ plain, eight }) {
  if (Math.abs(eight - plain) <= LARGEST_CHANGE) return;
  throw new LossCheckError(
    'loss-changed',
    `The loss check failed: packing moved the loss on plain English from ${plain.toFixed(3)} to ${eight.toFixed(3)} nats a token, by more than ${LARGEST_CHANGE}. Nothing was installed.`,
  );
}

/**
 * A trained model gets worse when two neighbouring layers change places; one that gets better had them swapped. (Two
 * swapped middle layers cost a model as little as 0.2 nats a token, which no range of losses would show.)
 * @param {Architecture} architecture
 * @param {Weights} eight
 * @param {number} leastCost nats a token that each swap must cost; a little below zero leaves room for chance
 * @param {(share: number) => void} [onShare]
 * @throws {LossCheckError} `layers-out-of-order`
 */
export function checkOrder(architecture, eight, leastCost, onShare = () => {}) {
  const { layers, context } = architecture;
  const ids = encode(PARAGRAPH).slice(0, Math.min(context, ORDER_TOKENS) + 1);
  const loss = (/** @type {number} */ run, /** @type {Weights} */ weights) =>
    meanLoss(architecture, weights, ids, (share) => onShare((run + share) / layers));
  const inOrder = loss(0, eight);
  for (let layer = 0; layer + 1 < layers; layer++) {
    const cost = loss(layer + 1, withSwapped(eight, layer, layer + 1)) - inOrder;
    if (!(cost >= leastCost)) {
      throw new LossCheckError(
        'layers-out-of-order',
        `The loss check failed: swapping layers ${layer} and ${layer + 1} changes the loss by ${cost.toFixed(3)} nats a token, and in a sound model by ${leastCost} or more. The layers are in the wrong order; nothing was installed.`,
      );
    }
  }
}

/**
 * @param {Weights} weights
 * @param {number} a layer
 * @param {number} b layer
 * @returns {Weights}
 */
function withSwapped(weights, a, b) {
  const other = new Map([
    [a, b],
    [b, a],
  ]);
  const swapped = (/** @type {string} */ name) =>
    name.replace(/^h\.(\d+)\./, (_, layer) => `h.${other.get(Number(layer)) ?? layer}.`);
  return { get: (name) => weights.get(swapped(name)) };
}
