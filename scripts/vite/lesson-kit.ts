import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

const source = (path: string) => fileURLToPath(new URL(`../../web/${path}`, import.meta.url));
const ENTRY = source('main.ts');
/** The lesson that a reader without a link begins with. */
export const FIRST = source('lessons/01-logits/steps.ts');
const FOLDER = source('lessons/01-logits/');

type Look = (id: string) => Rolldown.ModuleInfo | null;

/** A module and all that it imports, but for what is imported on demand. */
function reach(id: string, look: Look, found: Set<string> = new Set()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const imported of look(id)?.importedIds ?? []) reach(imported, look, found);
  return found;
}

/**
 * Puts the modules that the first lesson shares with others into one file: on a slow line a dozen small files cost
 * more time than their bytes.
 */
export function lessonKit(): Rolldown.CodeSplittingGroup {
  let kit: Set<string> | undefined;
  const find = (look: Look) => {
    const begun = reach(ENTRY, look);
    return new Set([...reach(FIRST, look)].filter((id) => !begun.has(id) && !id.startsWith(FOLDER)));
  };
  return {
    debugName: 'lesson kit',
    name(id, context) {
      kit ??= find((module) => context.getModuleInfo(module));
      return kit.has(id) ? 'kit' : null;
    },
  };
}
