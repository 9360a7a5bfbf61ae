/** A checkpoint's tensors as the packages hold them: a layer's matrices as [outputs, inputs]. */
import { layerMatrices } from '../checkpoint/gpt2.mjs';
import { transpose } from './transpose.mjs';

/** @typedef {import('../checkpoint/gpt2.mjs').Architecture} Architecture */
/** @typedef {{ get: (name: string) => Float32Array | undefined }} Weights each call may read or compute: call once a pass */

/**
 * The matrices that are kept at few bits, in the order of a package: the token table, then each layer's.
 * @param {Architecture} architecture
 * @returns {{ name: string, rows: number, columns: number }[]}
 */
export function quantisedMatrices(architecture) {
  const { layers, vocabulary, width } = architecture;
  const inLayers = Array.from({ length: layers }, (_, layer) => layerMatrices(architecture, layer)).flat();
  return [
    { name: 'wte.weight', rows: vocabulary, columns: width },
    ...inLayers.map(({ name, inputs, outputs }) => ({
      name: `${name}.weight`,
      rows: outputs,
      columns: inputs,
    })),
  ];
}

/**
 * @param {Architecture} architecture
 * @param {Map<string, import('../checkpoint/safetensors.mjs').StoredTensor>} tensors the layers' matrices [inputs, outputs]
 * @returns {Weights} the layers' matrices [outputs, inputs]; read from the file at every call
 */
export function checkpointWeights(architecture, tensors) {
  const turned = new Map(quantisedMatrices(architecture).map((matrix) => [matrix.name, matrix]));
  turned.delete('wte.weight');
  return {
    get(name) {
      const data = tensors.get(name)?.read();
      const matrix = turned.get(name);
      return data && matrix ? transpose(data, matrix.columns, matrix.rows) : data;
    },
  };
}
