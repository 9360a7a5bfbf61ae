import { EMBEDDED } from '../../model/model-names.ts';

/** A model that can be loaded here, with what is known before. */
export interface Offer {
  /** Its folder below `models/`. */
  readonly model: string;
  readonly name: string;
  readonly parameters?: number;
  readonly licence?: string;
  readonly source?: string;
  /** Of the download, without the runtime. */
  readonly bytes?: number;
}

/** The model that every copy of the page has. */
const ALWAYS: Offer = { model: EMBEDDED, name: 'Loaded Dice embedded' };

let asked: Promise<readonly Offer[]> | undefined;

/** The models this site offers, from the list that its build wrote; the embedded one alone where there is none. */
export function offers(): Promise<readonly Offer[]> {
  asked ??= fetchList().catch(() => {
    asked = undefined; // The network may be back the next time.
    return [ALWAYS];
  });
  return asked;
}

async function fetchList(): Promise<readonly Offer[]> {
  const response = await fetch(new URL('models/index.json', document.baseURI));
  if (!response.ok) throw new Error(`the list answered ${response.status}`);
  return parseOffers(await response.json());
}

/** @returns the entries that are whole, the embedded one first */
export function parseOffers(list: unknown): readonly Offer[] {
  const found = Array.isArray(list) ? list.filter(isOffer) : [];
  const embedded = found.find(({ model }) => model === EMBEDDED) ?? ALWAYS;
  return [embedded, ...found.filter(({ model }) => model !== EMBEDDED)];
}

function isOffer(entry: unknown): entry is Offer {
  if (typeof entry !== 'object' || entry === null) return false;
  const { model, name, parameters, licence, source, bytes } = entry as Record<string, unknown>;
  return (
    [model, name, licence, source].every((text) => typeof text === 'string' && text !== '') &&
    [parameters, bytes].every((number) => Number.isSafeInteger(number) && (number as number) > 0)
  );
}
