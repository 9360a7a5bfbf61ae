import { start } from '../text/graphemes';
import { ModelError } from './error';

/** One file of a package; `file` is a name inside the package's folder. */
export interface FileEntry {
  file: string;
  bytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** A tensor's place in the shards put end to end. */
export interface TensorEntry {
  name: string;
  type: 'uint8' | 'float16' | 'float32';
  shape: number[];
  offset: number;
  bytes: number;
}

export interface Architecture {
  layers: number;
  heads: number;
  width: number;
  /** Positions. */
  context: number;
  vocabulary: number;
}

/** After `ids`, token `probes[i]` has the logit `logits[i]`. */
export interface SelfTestCase {
  ids: number[];
  probes: number[];
  logits: number[];
}

export interface Manifest {
  format: 1;
  name: string;
  licence: string;
  source: string;
  architecture: Architecture;
  parameters: number;
  graphs: { webgpu: FileEntry; wasm: FileEntry };
  tokenizer: FileEntry;
  shards: FileEntry[];
  tensors: TensorEntry[];
  selfTest: SelfTestCase[];
}

const BYTES = { uint8: 1, float16: 2, float32: 4 };

type Fields = Record<string, unknown>;

function fail(where: string, wanted: string, found: unknown): never {
  const shown = start(JSON.stringify(found) ?? 'nothing', 60);
  const message = `The list of the model's files has ${shown} at "${where}" where ${wanted} belongs. Build or download the model again.`;
  throw new ModelError('bad-manifest', message);
}

export function fields(value: unknown, where: string): Fields {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) fail(where, 'an object', value);
  return value as Fields;
}

export function list<T>(value: unknown, where: string, item: (value: unknown, where: string) => T): T[] {
  if (!Array.isArray(value) || value.length === 0) fail(where, 'a list with entries', value);
  return value.map((entry, i) => item(entry, `${where}[${i}]`));
}

function text(value: unknown, where: string): string {
  return typeof value === 'string' && value !== '' ? value : fail(where, 'a text', value);
}

function finite(value: unknown, where: string): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fail(where, 'a number', value);
}

function whole(value: unknown, where: string): number {
  return Number.isSafeInteger(value) && Number(value) >= 0
    ? Number(value)
    : fail(where, 'a whole number', value);
}

function positive(value: unknown, where: string): number {
  return whole(value, where) || fail(where, 'a number above zero', value);
}

export function fileEntry(value: unknown, where: string): FileEntry {
  const entry = fields(value, where);
  const name = text(entry.file, `${where}.file`);
  // A plain name: nothing in a manifest may lead out of its folder.
  if (!/^[\w][\w.-]*$/.test(name)) fail(`${where}.file`, 'a plain file name', name);
  const sha256 = text(entry.sha256, `${where}.sha256`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) fail(`${where}.sha256`, 'a SHA-256 in hexadecimal', sha256);
  return { file: name, bytes: positive(entry.bytes, `${where}.bytes`), sha256 };
}

function architecture(value: unknown, where: string): Architecture {
  const { layers, heads, width, context, vocabulary } = fields(value, where);
  const sizes = {
    layers: positive(layers, `${where}.layers`),
    heads: positive(heads, `${where}.heads`),
    width: positive(width, `${where}.width`),
    context: positive(context, `${where}.context`),
    vocabulary: positive(vocabulary, `${where}.vocabulary`),
  };
  if (sizes.width % sizes.heads !== 0) fail(`${where}.heads`, `a divisor of ${sizes.width}`, heads);
  return sizes;
}

function tensor(value: unknown, where: string): TensorEntry {
  const entry = fields(value, where);
  const type = text(entry.type, `${where}.type`);
  if (type !== 'uint8' && type !== 'float16' && type !== 'float32')
    fail(`${where}.type`, 'a known type', type);
  const shape = list(entry.shape, `${where}.shape`, positive);
  const bytes = positive(entry.bytes, `${where}.bytes`);
  const needed = shape.reduce((product, size) => product * size, BYTES[type]);
  if (bytes !== needed) fail(`${where}.bytes`, `${needed} for its shape`, bytes);
  return {
    name: text(entry.name, `${where}.name`),
    type,
    shape,
    offset: whole(entry.offset, `${where}.offset`),
    bytes,
  };
}

/**
 * @param value parsed JSON
 * @throws ModelError `bad-manifest`, naming the field
 */
export function parseManifest(value: unknown): Manifest {
  const root = fields(value, 'manifest');
  if (root.format !== 1) fail('format', '1', root.format);
  const graphs = fields(root.graphs, 'graphs');
  const shards = list(root.shards, 'shards', fileEntry);
  const tensors = list(root.tensors, 'tensors', tensor);
  const sizes = architecture(root.architecture, 'architecture');
  const total = shards.reduce((sum, { bytes }) => sum + bytes, 0);
  tensors.forEach(({ offset, bytes }, i) => {
    if (offset + bytes > total)
      fail(`tensors[${i}]`, `an end within the shards' ${total} bytes`, offset + bytes);
  });
  const token = (id: unknown, where: string) =>
    whole(id, where) < sizes.vocabulary
      ? Number(id)
      : fail(where, `a token id below ${sizes.vocabulary}`, id);
  const selfTest = list(root.selfTest, 'selfTest', (entry, where) => {
    const { ids, probes, logits } = fields(entry, where);
    const test = {
      ids: list(ids, `${where}.ids`, token),
      probes: list(probes, `${where}.probes`, token),
      logits: list(logits, `${where}.logits`, finite),
    };
    if (test.probes.length !== test.logits.length)
      fail(`${where}.logits`, 'one logit a probe', test.logits.length);
    return test;
  });
  return {
    format: 1,
    name: text(root.name, 'name'),
    licence: text(root.licence, 'licence'),
    source: text(root.source, 'source'),
    architecture: sizes,
    parameters: positive(root.parameters, 'parameters'),
    graphs: {
      webgpu: fileEntry(graphs.webgpu, 'graphs.webgpu'),
      wasm: fileEntry(graphs.wasm, 'graphs.wasm'),
    },
    tokenizer: fileEntry(root.tokenizer, 'tokenizer'),
    shards,
    tensors,
    selfTest,
  };
}
