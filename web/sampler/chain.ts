// A chain on its way into the core: the core says once what its stages and their parameters are called, and from
// then on gets the parameters as a list of numbers and the order as places in its own table.
import type { CoreModule } from './core/module';
import type { CheckedSettings } from './settings';
import { DEFAULT_ORDER, isStage, type Stage } from './stages';

/** How a module takes the settings of a chain. */
export interface ChainLayout {
  /** The parameters in the core's order. */
  parametersOf(settings: CheckedSettings): Float64Array;
  /** The order as places in the core's table. */
  placesOf(order: readonly Stage[]): Int32Array;
}

/** Reads the core's table of stages. Throws where the core has a stage that this library does not know. */
export function layoutOf(core: CoreModule): ChainLayout {
  const table = core.stages();
  const names = table.map(({ name }) => checked(name));
  const parameters = table.flatMap((stage) => stage.parameters.map(checked));
  const placesOf = (order: readonly Stage[]) => Int32Array.from(order, (stage) => names.indexOf(stage));
  const usual = placesOf(DEFAULT_ORDER);
  return {
    parametersOf({ stages }) {
      const numbers = new Float64Array(parameters.length);
      for (const [i, name] of parameters.entries()) numbers[i] = stages[name];
      return numbers;
    },
    placesOf: (order) => (order === DEFAULT_ORDER ? usual : placesOf(order)),
  };
}

function checked(name: string): Stage {
  if (!isStage(name)) throw new Error(`The core has a stage ${name} that this library does not know.`);
  return name;
}
