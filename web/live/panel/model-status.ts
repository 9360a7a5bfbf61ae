import { EMBEDDED } from '../../model/model-names.ts';
import type { LoadProgress, ModelInfo, StoredModel } from '../../worker/client.ts';
import { isDisk, type ModelChoice } from '../models/choice.ts';
import type { ModelsState } from '../models/models-state.ts';
import type { Offer } from '../models/offers.ts';
import { megabytes } from './units.ts';

/** The status of one model. */
export type ModelStatus =
  | { readonly is: 'absent' }
  | { readonly is: 'part' | 'kept'; readonly kept: StoredModel }
  | { readonly is: 'arriving'; readonly progress: LoadProgress }
  | {
      readonly is: 'active';
      readonly choice: ModelChoice;
      readonly info: ModelInfo;
      readonly kept?: StoredModel;
      /** It moves to another backend. */
      readonly progress?: LoadProgress;
    };

export function statusOf(model: string, { active, arriving, kept }: ModelsState): ModelStatus {
  const progress = arriving.find(({ choice }) => choice.model === model)?.progress;
  const stored = kept?.find((each) => each.model === model);
  if (active?.choice.model === model)
    return {
      is: 'active',
      ...active,
      ...(stored ? { kept: stored } : {}),
      ...(progress ? { progress } : {}),
    };
  if (progress) return { is: 'arriving', progress };
  if (!stored) return { is: 'absent' };
  return { is: stored.bytes < stored.of ? 'part' : 'kept', kept: stored };
}

/** The label of a model's button, with the size of the download; undefined if there is no action. */
export function action(status: ModelStatus, { bytes, model }: Offer, failed: boolean): string | undefined {
  const size = bytes === undefined ? '' : `, ${megabytes(bytes)}`;
  switch (status.is) {
    case 'active':
      return status.progress && 'Stop';
    case 'arriving':
      return 'Stop';
    case 'kept':
      return failed ? 'Retry' : 'Use it';
    case 'part':
      return `${failed ? 'Retry' : 'Resume'}, ${megabytes(status.kept.of - status.kept.bytes)} to go`;
    case 'absent':
      if (isDisk(model)) return undefined;
      return `${failed ? 'Retry' : model === EMBEDDED ? 'Use it' : 'Download'}${size}`;
    default:
      return status satisfies never;
  }
}

/** All models to list: those of the site, those only stored in this browser, and the one from disk. */
export function listed(offered: readonly Offer[], { active, kept = [] }: ModelsState): readonly Offer[] {
  const known = new Set(offered.map(({ model }) => model));
  const only = kept.filter(({ model }) => !known.has(model));
  const disk = active && isDisk(active.choice.model) ? [offerOf(active.choice.model, active.info)] : [];
  return [...offered, ...only.map(({ model, name, of }) => ({ model, name, bytes: of })), ...disk];
}

const offerOf = (model: string, { name, parameters }: ModelInfo): Offer => ({ model, name, parameters });
