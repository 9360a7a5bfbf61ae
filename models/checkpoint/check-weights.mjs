/** Whether tensors are a GPT-2: its sizes, and a named refusal of anything missing, extra or of another shape. */
import { expectedShapes } from './gpt2.mjs';

/** @typedef {import('./gpt2.mjs').Architecture} Architecture */

/** Tensors that are no GPT-2; `code` names the fault, the message the tensor. */
export class CheckpointError extends Error {
  /**
   * @param {'not-gpt2' | 'bad-heads' | 'unexpected-tensor' | 'missing-tensor' | 'wrong-shape' | 'bad-value'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'CheckpointError';
    this.code = code;
  }
}

/**
 * Files have each name with or without the prefix `transformer.`
 * @template T
 * @param {Map<string, T>} tensors
 * @returns {Map<string, T>} without it
 */
function withoutPrefix(tensors) {
  const bare = new Map();
  for (const [name, tensor] of tensors) {
    const short = name.replace(/^transformer\./, '');
    if (bare.has(short))
      throw new CheckpointError(
        'unexpected-tensor',
        `The weights hold "${short}" twice, with and without the prefix "transformer.".`,
      );
    bare.set(short, tensor);
  }
  return bare;
}

/**
 * @param {Map<string, { shape: number[] }>} weights
 * @param {number} heads
 * @returns {Architecture} as the tensors' shapes tell it
 */
function readSizes(weights, heads) {
  const sizes = (/** @type {string} */ name) => {
    const shape = weights.get(name)?.shape;
    if (shape?.length !== 2)
      throw new CheckpointError(
        'not-gpt2',
        `The weights have no matrix "${name}": this is no GPT-2 checkpoint.`,
      );
    return /** @type {[number, number]} */ (shape);
  };
  const [vocabulary, width] = sizes('wte.weight');
  const [context] = sizes('wpe.weight');
  const layers = [...weights.keys()].filter((name) => /^h\.\d+\.ln_1\.weight$/.test(name)).length;
  if (!(heads > 0) || width % heads !== 0)
    throw new CheckpointError(
      'bad-heads',
      `A width of ${width} does not divide into ${heads} heads; say how many heads the model has.`,
    );
  return { layers, heads, width, context, vocabulary };
}

/**
 * Reads the sizes off the tensors, then refuses anything missing, unexpected or of another shape, by name.
 * @template {{ shape: number[] }} T
 * @param {Map<string, T>} tensors as read; names with or without the prefix `transformer.`
 * @param {number} heads the one size that no tensor tells
 * @returns {{ architecture: Architecture, weights: Map<string, T> }} names without the prefix
 * @throws {CheckpointError}
 */
export function checkWeights(tensors, heads) {
  const weights = withoutPrefix(tensors);
  const architecture = readSizes(weights, heads);
  const shapes = expectedShapes(architecture);
  for (const name of weights.keys()) {
    if (!shapes.has(name))
      throw new CheckpointError('unexpected-tensor', `The weights hold an unexpected tensor "${name}".`);
  }
  for (const [name, shape] of shapes) {
    const found = weights.get(name)?.shape;
    if (!found)
      throw new CheckpointError(
        'missing-tensor',
        `Tensor "${name}" should have the shape [${shape}] and is missing.`,
      );
    if (found.join() !== shape.join())
      throw new CheckpointError(
        'wrong-shape',
        `Tensor "${name}" should have the shape [${shape}] and has [${found}].`,
      );
  }
  return { architecture, weights };
}
