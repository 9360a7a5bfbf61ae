/** Logits that a loaded model must give back before it is used, recorded with the plain forward pass. */
import { logitsAfter } from './reference.mjs';

/** 5 tokens exercise the one-token path; 40 exercise the long-prompt path, where some GPU adapters go wrong. */
const LENGTHS = [5, 40];
const PROBES = 32;

/** @typedef {{ ids: number[], probes: number[], logits: number[] }} SelfTestCase logits[i] is the logit of token probes[i] after `ids` */

/**
 * @param {import('./gpt2.mjs').Architecture} architecture
 * @param {Map<string, Float32Array>} values the dequantised weights
 * @returns {SelfTestCase[]}
 */
export function recordSelfTest(architecture, values) {
  const { vocabulary } = architecture;
  return LENGTHS.map((length) => {
    const ids = Array.from({ length }, (_, i) => (i * 7919 + 13) % vocabulary);
    const logits = logitsAfter(architecture, values, ids);
    const probes = Array.from({ length: PROBES }, (_, i) => Math.floor((i * vocabulary) / PROBES));
    // Four decimals: far below the tolerance, and short to read.
    return { ids, probes, logits: probes.map((id) => Number(Number(logits[id]).toFixed(4))) };
  });
}
