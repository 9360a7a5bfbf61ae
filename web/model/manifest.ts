import * as v from 'valibot';
import { fileEntry, list, object, parse, positive, refuse, text, whole } from './file-list.ts';

export type { FileEntry } from './file-list.ts';

const architecture = v.pipe(
  object({ layers: positive, heads: positive, width: positive, context: positive, vocabulary: positive }),
  v.forward(
    v.check(
      ({ width, heads }) => width % heads === 0,
      ({ input }) => `a divisor of ${input.width}`,
    ),
    ['heads'],
  ),
);
/** `context` counts positions. */
export type Architecture = v.InferOutput<typeof architecture>;

const BYTES = { uint8: 1, float16: 2, float32: 4 };
const bytesOf = ({ type, shape }: { type: keyof typeof BYTES; shape: number[] }) =>
  shape.reduce((product, size) => product * size, BYTES[type]);

/** A tensor's place in the shards put end to end. */
const tensor = v.pipe(
  object({
    name: text,
    type: v.picklist(['uint8', 'float16', 'float32'], 'a known type'),
    shape: list(positive),
    offset: whole,
    bytes: positive,
  }),
  v.forward(
    v.check(
      (entry) => entry.bytes === bytesOf(entry),
      ({ input }) => `${bytesOf(input)} for its shape`,
    ),
    ['bytes'],
  ),
);
export type TensorEntry = v.InferOutput<typeof tensor>;

/** After `ids`, token `probes[i]` has the logit `logits[i]`. */
const selfTestCase = v.pipe(
  object({
    ids: list(whole),
    probes: list(whole),
    logits: list(v.pipe(v.number('a number'), v.finite('a number'))),
  }),
  v.forward(
    v.check(({ probes, logits }) => probes.length === logits.length, 'one logit a probe'),
    ['logits'],
  ),
);
export type SelfTestCase = v.InferOutput<typeof selfTestCase>;

const manifest = object({
  format: v.literal(1, '1'),
  name: text,
  licence: text,
  source: text,
  architecture,
  parameters: positive,
  graphs: object({ webgpu: fileEntry, wasm: fileEntry }),
  tokenizer: fileEntry,
  shards: list(fileEntry),
  tensors: list(tensor),
  selfTest: list(selfTestCase),
});
export type Manifest = v.InferOutput<typeof manifest>;

/**
 * @param value parsed JSON
 * @throws ModelError `bad-manifest`, naming the field
 */
export function parseManifest(value: unknown): Manifest {
  const parsed = parse(manifest, value, 'manifest');
  const total = parsed.shards.reduce((sum, { bytes }) => sum + bytes, 0);
  parsed.tensors.forEach(({ offset, bytes }, i) => {
    if (offset + bytes > total)
      refuse(`tensors[${i}]`, `an end within the shards' ${total} bytes`, offset + bytes);
  });
  const { vocabulary } = parsed.architecture;
  parsed.selfTest.forEach(({ ids, probes }, i) => {
    for (const [name, tokens] of Object.entries({ ids, probes })) {
      const at = tokens.findIndex((id) => id >= vocabulary);
      if (at >= 0) refuse(`selfTest[${i}].${name}[${at}]`, `a token id below ${vocabulary}`, tokens[at]);
    }
  });
  return parsed;
}
