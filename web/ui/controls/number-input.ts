import { html, nothing, type TemplateResult } from 'lit';
import { type SamplerErrorCode, STAGES, type Stage } from '../../sampler/index.ts';
import type { ParameterName, State } from '../../state/parameters.ts';
import { numberTyped, shownIn, whyNotRead } from '../../state/typed.ts';
import type { View } from '../../state/view.ts';
import { refusalId, refusals } from '../refusals.ts';

const OF_LOGITS = ['nan-logit', 'infinite-logit'] as const;

/** The errors that each setting can cause. */
const CODES = {
  ...(Object.fromEntries(Object.entries(STAGES).map(([name, { code }]) => [name, [code]])) as Record<
    Stage,
    SamplerErrorCode[]
  >),
  baseTemperature: ['bad-temperature'],
  minTemperature: ['bad-temperature'],
  maxTemperature: ['bad-temperature'],
  temperatures: ['bad-temperature'],
  seed: ['bad-seed'],
  coin: ['bad-coin'],
  draws: ['bad-count'],
  shift: OF_LOGITS,
  logits: OF_LOGITS,
} as const satisfies Partial<Record<ParameterName, readonly SamplerErrorCode[]>>;

export type NumberName = keyof typeof CODES;

export interface NumberField {
  readonly name: NumberName;
  /** Which of a list; absent for a single number. */
  readonly index?: number;
  /** Null leaves the field empty. */
  readonly value: number | null;
  readonly change: (value: number) => void;
  /** What an empty field means; without it, an empty field is no number. */
  readonly clear?: () => void;
  /** Clamps a number to the range that the page can handle; the field then shows it. */
  readonly hold?: (value: number) => number;
  /** For a field that no label surrounds. */
  readonly label?: string;
  readonly title?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Narrow, with its digits on the right. */
  readonly exact?: boolean;
  readonly whole?: boolean;
}

/** A field for a number, and what is wrong with what stands in it, to be put beside it. */
export interface Parts {
  readonly input: TemplateResult;
  readonly fault: TemplateResult | typeof nothing;
}

/** The field takes anything: the core says what is wrong. */
export function numberInput(field: NumberField): Parts {
  const { name, index, value, change, clear, hold, exact, whole, disabled = false } = field;
  const key = index === undefined ? name : `${name} ${index}`;
  const typed = (event: Event) => {
    const input = event.target as HTMLInputElement;
    if (clear && input.value.trim() === '') return clear();
    const read = numberTyped(key, input.value);
    const next = hold?.(read) ?? read;
    if (!Object.is(next, read)) input.value = String(next);
    change(next);
  };
  const wrong = value === null ? undefined : faultOf(name, key, [value], index);
  return {
    input: html`<input class=${exact ? 'exact' : nothing} type="text" inputmode=${whole ? 'numeric' : 'decimal'}
      aria-label=${field.label ?? nothing} title=${field.title ?? nothing} placeholder=${field.placeholder ?? nothing} ?disabled=${disabled}
      aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong?.id ?? nothing}
      .value=${value === null ? '' : shownIn(key, value)} @change=${typed}>`,
    fault: wrong?.note ?? nothing,
  };
}

export interface Wrong {
  /** Of the element that says what is wrong. */
  readonly id: string;
  readonly note: TemplateResult | typeof nothing;
}

/** What is wrong with the values of a field: the core's word on them, or that they could not be read. */
export function faultOf(
  name: NumberName,
  key: string,
  values: readonly number[],
  index?: number,
): Wrong | undefined {
  const codes: readonly SamplerErrorCode[] = CODES[name];
  const refusal = refusals
    .get()
    .find(
      ({ error }) =>
        codes.includes(error.code) &&
        values.some((value) => Object.is(value, error.value)) &&
        (index === undefined || index === error.index),
    );
  const why = whyNotRead(key, ...values);
  if (!refusal && why === undefined) return undefined;
  if (refusal && !refusal.beside) return { id: refusalId(refusal.error), note: nothing };
  const sentence = refusal?.sentence ?? '';
  if (refusal) refusal.taken = true;
  const id = `fault-${key.replace(' ', '-')}`;
  return {
    id,
    note: html`<p class="fault" id=${id} role=${refusal ? 'alert' : 'status'} data-code=${refusal?.error.code ?? nothing}>${why === undefined ? sentence : `${why} ${afterUnread(name, sentence)}`}</p>`,
  };
}

/** The rest of the core's sentence, for a text that was already reported as no number. */
function afterUnread(name: NumberName, sentence: string): string {
  return sentence.replace(name === 'logits' ? /^.* Got NaN\. ?/ : / Got NaN\.$/, '');
}

/** A field with its label before it and its fault below. */
export function labelled(label: string | TemplateResult, { input, fault }: Parts): TemplateResult {
  return html`<div class="field"><label>${label} ${input}</label>${fault}</div>`;
}

/** The field of the seed; `also` is what changes with it. */
export function seedInput({ state, set }: View, also: Partial<State> = {}): TemplateResult {
  const change = (seed: number) => set({ ...also, seed });
  return labelled('Seed', numberInput({ name: 'seed', value: state.seed, change, whole: true }));
}
