import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';
import { FIRST } from './lesson-kit.ts';

const CORE = /(^|\/)sampling-[^/]*\.wasm$/;

/**
 * Lists in the page all files that its first lesson needs, so that a browser requests them at once and not after the
 * script that imports them has arrived: on a slow line each such wait is half a second.
 */
export function firstLesson(): Plugin {
  return {
    name: 'first-lesson',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const lesson = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.facadeModuleId === FIRST,
        );
        // A page of tests, built the same way, has no lessons.
        if (!lesson) return [];
        const scripts = [...withImports(lesson.fileName, bundle)].filter((name) => !html.includes(name));
        const core = Object.keys(bundle).filter((name) => CORE.test(name));
        return [
          ...scripts.map((name) => link({ rel: 'modulepreload', crossorigin: true, href: `./${name}` })),
          ...core.map((name) =>
            link({ rel: 'preload', as: 'fetch', crossorigin: 'anonymous', href: `./${name}` }),
          ),
        ];
      },
    },
  };
}

const link = (attrs: NonNullable<HtmlTagDescriptor['attrs']>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs,
  injectTo: 'head',
});

/** A script and all that it imports, itself first. */
function withImports(
  name: string,
  bundle: Rolldown.OutputBundle,
  found: Set<string> = new Set(),
): Set<string> {
  const file = bundle[name];
  if (file?.type !== 'chunk' || found.has(name)) return found;
  found.add(name);
  for (const imported of file.imports) withImports(imported, bundle, found);
  return found;
}
