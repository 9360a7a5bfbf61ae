/** Characters that tablets, word processors and printed formulas use instead of JavaScript's. */
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

/** Strings and comments, which may contain any character. */
const FREE = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|\/\/.*|\/\*.*?\*\//g;

/** Explains a syntax error that is caused by such a character. */
export function strangeCharacter(line: string, where: string): string | undefined {
  const code = line.replace(FREE, '');
  for (const [found, called, instead] of INSTEAD) {
    const signs = [...new Set(code.match(found))];
    if (signs.length > 0)
      return `There is ${signs.join(' and ')}${where}, ${called}. JavaScript wants ${instead}.`;
  }
  return undefined;
}
