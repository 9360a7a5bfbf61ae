/** The logits that are measured with: the embedded model's own, Zipf-like and normal ones, kept in build/bench. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from '../../../models/package/to-checkpoint.mjs';
import { logitsAfter } from '../../../models/verify/forward-pass.mjs';
import { checkpointWeights } from '../../../models/weights/matrices.mjs';
import { TOP } from '../../tools.mjs';

const FOLDER = join(TOP, 'build/bench');
/** Lists of each of the three shapes. */
const EACH = 4;

/**
 * @param {number} vocabulary
 * @param {(seed: number) => { normal(): number, uniform(): number }} random streams of the library
 * @returns {string} a file of float32 lists, one after another
 */
export function logitsFile(vocabulary, random) {
  const file = join(FOLDER, `logits-${vocabulary}.f32`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  const stream = random(vocabulary);
  const lists = Array.from({ length: EACH }, (_, i) => i).flatMap((i) => [
    modelLike(vocabulary, i, stream),
    zipfLike(vocabulary, stream),
    Float32Array.from({ length: vocabulary }, () => 2.5 * stream.normal()),
  ]);
  writeFileSync(file, Buffer.concat(lists.map((list) => new Uint8Array(list.buffer))));
  return file;
}

/** The logit falls with the logarithm of the rank; ranks lie anywhere. */
function zipfLike(
  /** @type {number} */ vocabulary,
  /** @type {{ normal(): number, uniform(): number }} */ stream,
) {
  const list = Float32Array.from({ length: vocabulary }, (_, rank) => 14 - 1.2 * Math.log(rank + 1));
  return shuffled(list, stream);
}

function shuffled(/** @type {Float32Array} */ list, /** @type {{ uniform(): number }} */ stream) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(stream.uniform() * (i + 1));
    [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
  }
  return list;
}

/** The model's own logits; for another vocabulary, as many with the same distribution of values. */
function modelLike(
  /** @type {number} */ vocabulary,
  /** @type {number} */ prompt,
  /** @type {{ uniform(): number }} */ stream,
) {
  const own = modelLogits()[prompt] ?? new Float32Array();
  if (own.length === vocabulary) return own;
  const sorted = own.toSorted();
  const step = (sorted.length - 1) / (vocabulary - 1);
  const list = Float32Array.from({ length: vocabulary }, (_, i) => {
    const low = Math.floor(i * step);
    const [a = 0, b = a] = sorted.subarray(low, low + 2);
    return a + (b - a) * (i * step - low);
  });
  return shuffled(list, stream);
}

/** @type {Float32Array[] | undefined} */
let computed;
function modelLogits() {
  if (computed) return computed;
  const file = join(FOLDER, 'model.f32');
  if (!existsSync(file)) {
    const { architecture, weights } = readPackage(join(TOP, 'models/embedded'));
    const stored = [...weights].map(([name, tensor]) => [name, { ...tensor, read: () => tensor.data }]);
    const plain = checkpointWeights(architecture, new Map(/** @type {any} */ (stored)));
    // Ids of frequent tokens: " the", " of", " and", a full stop and their like are below 1,000.
    const lists = Array.from({ length: EACH }, (_, i) =>
      logitsAfter(
        architecture,
        plain,
        Array.from({ length: 12 }, (_, j) => (i * 211 + j * 97 + 262) % 1000),
      ),
    );
    writeFileSync(file, Buffer.concat(lists.map((list) => new Uint8Array(list.buffer))));
  }
  const bytes = readFileSync(file);
  const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const size = all.length / EACH;
  computed = Array.from({ length: EACH }, (_, i) => all.slice(i * size, (i + 1) * size));
  return computed;
}

/** @param {string} file @param {number} vocabulary @returns {Float32Array[]} */
export function readLogits(file, vocabulary) {
  const bytes = readFileSync(file);
  return Array.from(
    { length: bytes.length / 4 / vocabulary },
    (_, i) =>
      new Float32Array(
        bytes.buffer.slice(
          bytes.byteOffset + i * 4 * vocabulary,
          bytes.byteOffset + (i + 1) * 4 * vocabulary,
        ),
      ),
  );
}
