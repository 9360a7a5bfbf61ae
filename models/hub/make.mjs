/** From a downloaded checkpoint to a package that passed its checks. */
import { readFileSync, rmSync } from 'node:fs';
import { checkWeights } from '../checkpoint/check-weights.mjs';
import { countParameters, isMask } from '../checkpoint/gpt2.mjs';
import { openSafetensors } from '../checkpoint/safetensors.mjs';
import { encodeTensors } from '../package/tensors.mjs';
import { gpt2Tokenizer, writePackage } from '../package/write.mjs';
import { checkLoss, checkOrder } from '../verify/loss-check.mjs';
import { checkpointWeights } from '../weights/matrices.mjs';
import { newFolder, takePlace } from './install.mjs';
import { compareTokenizers } from './tokenizer.mjs';

/** @typedef {import('./progress.mjs').ProgressBar} ProgressBar */

/**
 * Runs a step that reports its share of the work.
 * @template T
 * @param {ProgressBar} progress
 * @param {string} label
 * @param {(onShare: (share: number) => void) => T} step
 * @returns {T}
 */
function shown(progress, label, step) {
  progress.startShare(label);
  const result = step((share) => progress.at(share));
  progress.end();
  return result;
}

/**
 * @param {{ weights: string, tokenizer: string }} paths of the downloaded files
 * @param {import('./source.mjs').Source} source
 * @param {import('../package/write.mjs').Facts} facts
 * @param {string} out the package's folder; an older one stays until the new one is whole
 * @param {ProgressBar} progress
 * @returns {ReturnType<typeof writePackage>}
 */
export function makePackage(paths, source, facts, out, progress) {
  compareTokenizers(readFileSync(paths.tokenizer, 'utf8'), gpt2Tokenizer());
  const file = openSafetensors(paths.weights, (name) => !isMask(name));
  try {
    const { architecture, weights } = checkWeights(file.tensors, source.heads);
    const plain = checkpointWeights(architecture, weights);
    const encoded = shown(progress, 'Packing at 8 bits', (onShare) =>
      encodeTensors(architecture, weights, plain, onShare),
    );
    const losses = shown(progress, 'Reading English', (onShare) =>
      checkLoss(architecture, plain, encoded.values, source.lossCheck.loss, onShare),
    );
    progress.say(
      `Mean loss on plain English, nats a token: ${losses.plain.toFixed(3)} unquantised, ${losses.eight.toFixed(3)} at 8 bits, ${losses.four.toFixed(3)} at 4 bits (not offered).`,
    );
    shown(progress, 'Checking the layers', (onShare) =>
      checkOrder(architecture, encoded.values, source.lossCheck.swapCost, onShare),
    );
    const fresh = newFolder(out);
    rmSync(fresh, { recursive: true, force: true });
    const parameters = countParameters(architecture);
    const manifest = shown(progress, 'Recording the self-test', (onShare) =>
      writePackage({ facts, architecture, parameters, ...encoded }, fresh, onShare),
    );
    takePlace(out);
    return manifest;
  } finally {
    file.close();
  }
}
