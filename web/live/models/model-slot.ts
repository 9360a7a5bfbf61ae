import type { LoadProgress, ModelInfo } from '../../worker/client.ts';
import type { ModelChoice } from './choice.ts';
import type { LiveClient } from './live-client.ts';

/** Makes a client; `onInfo` hears when the model goes on in another way, after a lost device. */
export type Create = (onInfo: (info: ModelInfo) => void) => LiveClient;

/** A model in memory, or on its way there. */
export interface ModelSlot {
  readonly choice: ModelChoice;
  readonly client: LiveClient;
  readonly files: readonly File[] | undefined;
  readonly stopper: AbortController;
  /** When it was asked for, and when it last became the active one, on a clock that counts such events. */
  readonly asked: number;
  since: number;
  /** The reader asked for this model by name, and saw its size. */
  byName: boolean;
  /** How many wait for it or work with it: it is not put away before they are done. */
  users: number;
  progress: LoadProgress;
  info?: ModelInfo;
  ready: Promise<void>;
}

export function newModelSlot(
  choice: ModelChoice,
  create: Create,
  changed: () => void,
  { files, byName = false, asked }: { files?: readonly File[] | undefined; byName?: boolean; asked: number },
): ModelSlot {
  const slot: ModelSlot = {
    choice,
    client: create((info) => {
      slot.info = info;
      changed();
    }),
    files,
    stopper: new AbortController(),
    asked,
    since: 0,
    byName,
    users: 0,
    progress: { phase: 'manifest', loaded: 0, total: 0 },
    ready: Promise.resolve(),
  };
  return slot;
}
