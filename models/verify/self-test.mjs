/** Logits that a loaded model must give back before it is used, recorded with the plain forward pass. */
import { logitsAfter } from './forward-pass.mjs';

/** 5 tokens exercise a short prompt and one token after it; 40 exercise the long-prompt path, where some GPU adapters go wrong. */
const LENGTHS = [5, 40];
const PROBES = 32;

/** @typedef {{ ids: number[], probes: number[], logits: number[] }} SelfTestCase logits[i] is the logit of token probes[i] after `ids` */

/**
 * @param {import('../checkpoint/gpt2.mjs').Architecture} architecture
 * @param {import('../weights/matrices.mjs').Weights} values the dequantised weights
 * @param {(share: number) => void} [onShare]
 * @returns {SelfTestCase[]}
 */
export function recordSelfTest(architecture, values, onShare = () => {}) {
  const { vocabulary } = architecture;
  return LENGTHS.map((length, i) => {
    onShare(i / LENGTHS.length);
    const ids = Array.from({ length }, (_, j) => (j * 7919 + 13) % vocabulary);
    const logits = logitsAfter(architecture, values, ids);
    const probes = Array.from({ length: PROBES }, (_, j) => Math.floor((j * vocabulary) / PROBES));
    // Four decimals: far below the tolerance, and short to read.
    return { ids, probes, logits: probes.map((id) => Number(Number(logits[id]).toFixed(4))) };
  });
}
