/** transformers.js with a plain float32 export of a package's weights: the peer that `npm run bench:model` measures. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPlainGraph } from '../../../models/graph/plain-graph.mjs';
import { readPackage } from '../../../models/package/to-checkpoint.mjs';
import { run, TOP } from '../../tools.mjs';

/** For measuring only: installed on demand, and no dependency of the page. */
const VERSION = '4.3.1';
const INSTALLED = join(TOP, 'build/peers');
const EXPORT = join(TOP, 'build/peer-model');

/** Installs transformers.js where it is missing. @returns {Promise<string>} its node_modules */
export async function installPeer() {
  const modules = join(INSTALLED, 'node_modules');
  const manifest = join(modules, '@huggingface/transformers/package.json');
  if (!existsSync(manifest) || JSON.parse(readFileSync(manifest, 'utf8')).version !== VERSION) {
    mkdirSync(INSTALLED, { recursive: true });
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--save-exact'];
    await run('npm', ['install', '--prefix', INSTALLED, ...quiet, `@huggingface/transformers@${VERSION}`]);
  }
  return modules;
}

/**
 * Writes a package as a folder that transformers.js loads: its weights as they are after 8 bits, its tokenizer.
 * @param {string} folder of the package
 * @returns {string} the folder
 */
export function exportForPeer(folder) {
  const { architecture, weights } = readPackage(folder);
  const { layers, heads, width, context, vocabulary } = architecture;
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const end = vocabulary - 1;
  const write = (/** @type {string} */ file, /** @type {unknown} */ value) =>
    writeFileSync(join(EXPORT, file), JSON.stringify(value));
  mkdirSync(join(EXPORT, 'onnx'), { recursive: true });
  writeFileSync(join(EXPORT, 'onnx/model.onnx'), buildPlainGraph(architecture, weights));
  writeFileSync(join(EXPORT, 'tokenizer.json'), readFileSync(join(folder, manifest.tokenizer.file)));
  const tokens = { bos_token_id: end, eos_token_id: end };
  write('generation_config.json', tokens);
  write('tokenizer_config.json', { tokenizer_class: 'GPT2Tokenizer', model_max_length: context });
  write('config.json', {
    ...tokens,
    model_type: 'gpt2',
    architectures: ['GPT2LMHeadModel'],
    activation_function: 'gelu_new',
    n_layer: layers,
    n_head: heads,
    n_embd: width,
    n_ctx: context,
    n_positions: context,
    vocab_size: vocabulary,
    layer_norm_epsilon: 1e-5,
    tie_word_embeddings: true,
  });
  return EXPORT;
}

/**
 * @param {import('@playwright/test').Page} page of a site that has the peer's modules at `peers/`, the export at `peer/model/`
 * @param {'wasm' | 'webgpu'} device
 */
export function loadPeer(page, device) {
  return page.evaluate(async (wanted) => {
    const window = /** @type {any} */ (globalThis);
    const site = new URL('.', document.baseURI).href;
    const { AutoModelForCausalLM, AutoTokenizer, TextStreamer, env } = await import(
      `${site}peers/@huggingface/transformers/dist/transformers.min.js`
    );
    env.allowRemoteModels = false;
    env.allowLocalModels = true;
    // A path: it takes whole addresses for those of a remote host.
    env.localModelPath = new URL('peer/', site).pathname;
    env.useBrowserCache = false;
    env.useWasmCache = false;
    env.backends.onnx.wasm.wasmPaths = `${site}peers/onnxruntime-web/dist/`;
    env.backends.onnx.wasm.numThreads = 1;
    env.backends.onnx.wasm.proxy = false;
    const start = performance.now();
    const tokenizer = await AutoTokenizer.from_pretrained('model');
    const model = await AutoModelForCausalLM.from_pretrained('model', { device: wanted, dtype: 'fp32' });
    window.peer = { tokenizer, model, TextStreamer };
    return { seconds: (performance.now() - start) / 1000 };
  }, device);
}
