// The prose of the lessons, read from their sources.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The constants of exercises that hold code. */
const CODE = new Set(['SKELETON', 'SOLUTION']);
/** Tags that stand within a sentence; every other one parts two. */
const INLINE = /^<\/?(?:a|b|cite|code|em|i|span|strong)\b/;
/** What is read aloud, or shown, of a tag itself. */
const LABEL = /\b(?:aria-label|alt|title|placeholder)="([^"]*)"/g;

/** The files of a folder in which a reader can find prose, with the folder's name in front. */
export function filesOf(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** The texts of a file, one for each string and template; `…` stands for an expression. */
export function proseOf(path: string): string[] {
  return textsOf(readFileSync(path, 'utf8'));
}

export function textsOf(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isNoProse(node)) return;
    const text = withoutMarkup(written(node));
    // A word or a number alone is a key or a label.
    if (/[\p{L}…]/u.test(text) && text.includes(' ')) texts.push(text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('lesson.ts', source, ts.ScriptTarget.Latest, true));
  return texts;
}

function isNoProse(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText() === 'svg';
  return ts.isVariableDeclaration(node) && CODE.has(node.name.getText());
}

function written(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return '';
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

function withoutMarkup(text: string): string {
  const read = text.replace(/<[^>]*>/g, (tag) => {
    const labels = [...tag.matchAll(LABEL)].map(([, label]) => label);
    return INLINE.test(tag) && labels.length === 0 ? '' : ` ${labels.join(' ')} `;
  });
  return inOneLine(read);
}

/** With single spaces that may break. */
export const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
