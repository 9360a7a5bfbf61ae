/** Characters that tablets, word processors and printed formulas have in the place of JavaScript's own. */
const INSTEAD: readonly (readonly [found: RegExp, called: string, instead: string])[] = [
  [/[‘’‚‛“”„‟]/gu, 'curly quotes', 'straight ones, " or \''],
  [/[«»‹›″′´]/gu, 'quotes as print has them', 'straight ones, " or \''],
  [/[−–—]/gu, 'a minus or a dash as print has it', '-, the hyphen'],
  [/[×·⋅∙]/gu, 'a sign for times', '*'],
  [/÷/gu, 'a sign for division', '/'],
  [/≥/gu, 'a sign of one character', '>='],
  [/≤/gu, 'a sign of one character', '<='],
  [/≠/gu, 'a sign of one character', '!=='],
  [/…/gu, 'dots as one character', '...'],
];

/** Texts and comments, in which any character may stand. */
const FREE = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|\/\/.*|\/\*.*?\*\//g;

/** What to say of a line that the parser gave up for a character it does not know. */
export function strangeCharacter(line: string, where: string): string | undefined {
  const code = line.replace(FREE, '');
  for (const [found, called, instead] of INSTEAD) {
    const signs = [...new Set(code.match(found))];
    if (signs.length > 0)
      return `There is ${signs.join(' and ')}${where}, ${called}. JavaScript wants ${instead}.`;
  }
  return undefined;
}
