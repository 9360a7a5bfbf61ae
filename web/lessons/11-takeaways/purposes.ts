import type { State } from '../../state/parameters.ts';

type Dials = Pick<State, 'temperature' | 'topK' | 'topP' | 'minP' | 'repetitionPenalty'>;

/** Something to write, with settings to start from and why. */
export interface Purpose {
  readonly value: State['purpose'];
  readonly name: string;
  readonly why: string;
  readonly dials: Dials;
}

const OFF: Dials = { temperature: 1, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 };

export const PURPOSES: readonly Purpose[] = [
  {
    value: 'facts',
    name: 'A fact',
    why: 'One answer is wanted, and the same one tomorrow',
    dials: { ...OFF, temperature: 0 },
  },
  {
    value: 'code',
    name: 'Code',
    why: 'Few continuations compile, and code must repeat its names, so no penalty',
    dials: { ...OFF, temperature: 0.2, topP: 0.95 },
  },
  {
    value: 'chat',
    name: 'An answer',
    why: 'Varied words, few surprises',
    dials: { ...OFF, temperature: 0.7, topP: 0.9 },
  },
  {
    value: 'story',
    name: 'A story',
    why: 'The model’s own variety, without its tail, and a light hand against loops',
    dials: { ...OFF, topP: 0.95, repetitionPenalty: 1.1 },
  },
  {
    value: 'ideas',
    name: 'Ideas',
    why: 'A hot die, with a bound that follows the favourite and keeps the worst out',
    dials: { ...OFF, temperature: 1.3, minP: 0.1 },
  },
];
