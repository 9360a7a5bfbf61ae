/** A small builder of ONNX graphs: structure only, with every weight left outside as external data. */
import { readFileSync } from 'node:fs';
import protobuf from 'protobufjs';

const schema = protobuf.parse(readFileSync(new URL('./onnx.proto', import.meta.url), 'utf8'), {
  keepCase: true,
}).root;

/** ONNX's numbers for the element types used here. */
export const TYPE = /** @type {const} */ ({ float32: 1, uint8: 2, int32: 6, int64: 7, bool: 9 });

/** Operators of ONNX Runtime's own set. */
export const MICROSOFT = 'com.microsoft';

/** @typedef {Record<string, number | number[] | { float: number }>} Attributes whole numbers, or a float marked as one */

export class GraphBuilder {
  /** @type {Record<string, unknown>[]} */ #nodes = [];
  /** @type {Record<string, unknown>[]} */ #initializers = [];
  /** @type {Record<string, unknown>[]} */ #inputs = [];
  /** @type {Record<string, unknown>[]} */ #outputs = [];

  /**
   * @param {string} name
   * @param {keyof typeof TYPE} type
   * @param {(number | string)[]} shape a string names a dimension that varies
   */
  input(name, type, shape) {
    this.#inputs.push(valueInfo(name, type, shape));
    return name;
  }

  /**
   * @param {string} name
   * @param {keyof typeof TYPE} type
   * @param {(number | string)[]} shape
   */
  output(name, type, shape) {
    this.#outputs.push(valueInfo(name, type, shape));
  }

  /**
   * A weight whose bytes the loader hands over under its own name.
   * @param {string} name
   * @param {keyof typeof TYPE} type
   * @param {number[]} shape
   */
  weight(name, type, shape) {
    const external_data = [{ key: 'location', value: name }];
    this.#initializers.push({ name, data_type: TYPE[type], dims: shape, external_data, data_location: 1 });
    return name;
  }

  /**
   * A tensor whose values are kept in the graph itself.
   * @param {string} name
   * @param {keyof typeof TYPE} type
   * @param {number[]} shape
   * @param {ArrayBufferView} values
   */
  inner(name, type, shape, values) {
    const raw_data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.#initializers.push({ name, data_type: TYPE[type], dims: shape, raw_data });
    return name;
  }

  /**
   * A short int64 vector kept in the graph itself, such as a shape.
   * @param {string} name
   * @param {number[]} values
   */
  constant(name, values) {
    return this.inner(name, 'int64', [values.length], BigInt64Array.from(values, BigInt));
  }

  /**
   * @param {string} operator
   * @param {string[]} input '' where an optional input is absent
   * @param {string[]} output
   * @param {Attributes} [attributes]
   * @param {string} [domain]
   * @returns {string} the first output
   */
  node(operator, input, output, attributes = {}, domain = '') {
    const attribute = Object.entries(attributes).map(([name, value]) => {
      if (typeof value === 'number') return { name, i: value, type: 2 };
      return Array.isArray(value) ? { name, ints: value, type: 7 } : { name, f: value.float, type: 1 };
    });
    const name = `${operator}:${output.find(Boolean)}`;
    this.#nodes.push({ input, output, name, op_type: operator, attribute, domain });
    return /** @type {string} */ (output[0]);
  }

  /**
   * @param {string} name
   * @returns {Uint8Array} the model file
   */
  encode(name) {
    const Model = schema.lookupType('onnx.ModelProto');
    const graph = {
      name,
      node: this.#nodes,
      initializer: this.#initializers,
      input: this.#inputs,
      output: this.#outputs,
    };
    const opset_import = [
      { domain: '', version: 17 },
      { domain: MICROSOFT, version: 1 },
    ];
    const message = Model.fromObject({ ir_version: 8, producer_name: 'loaded-dice', graph, opset_import });
    return Model.encode(message).finish();
  }
}

/**
 * @param {string} name
 * @param {keyof typeof TYPE} type
 * @param {(number | string)[]} shape
 */
function valueInfo(name, type, shape) {
  const dim = shape.map((size) => (typeof size === 'number' ? { dim_value: size } : { dim_param: size }));
  return { name, type: { tensor_type: { elem_type: TYPE[type], shape: { dim } } } };
}
