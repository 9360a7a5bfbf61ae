import { codeOf } from '../../text/names.ts';
import { ownTextures } from './textures.ts';

/** The properties from the style sheet that a saved chart must contain. */
const STYLES = [
  'display',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'text-decoration-line',
];
const MARGIN = 24;
const TOO_LARGE = 'the picture is too large for this browser';
const SVG = 'http://www.w3.org/2000/svg';

/**
 * All charts of a figure as one SVG file that needs nothing of this page: styles written out, titles and
 * panel names as text, and the link that restores the settings as its description.
 */
export function picture(figure: HTMLElement): { svg: string; width: number; height: number } {
  const frame = figure.getBoundingClientRect();
  const charts = [...figure.querySelectorAll<SVGSVGElement>('svg.chart')];
  const bottom = Math.max(...charts.map((chart) => chart.getBoundingClientRect().bottom)) - frame.top;
  const [width, height] = [Math.ceil(frame.width), Math.ceil(bottom + MARGIN)];
  const root = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height }))
    root.setAttribute(name, String(value));
  root.append(linkBack(location.href), backdrop(getComputedStyle(figure).backgroundColor));
  for (const heading of figure.querySelectorAll<HTMLElement>('h2, h3, .summary'))
    root.append(...lines(heading, frame));
  for (const chart of charts) root.append(placed(chart, frame));
  ownTextures(root, (copy, original) => dress(copy, getComputedStyle(original)));
  return { svg: validXml(new XMLSerializer().serializeToString(root)), width, height };
}

/** XML cannot contain most control characters or lone surrogates: their numbers are written. */
export function validXml(written: string): string {
  return written.replace(
    /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,
    (lost) => `‹${codeOf(lost)}›`,
  );
}

/** Draws a saved SVG on a canvas at twice its size, sharp enough for a slide. */
export async function raster({ svg, width, height }: ReturnType<typeof picture>): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * 2, height * 2];
  const context = canvas.getContext('2d');
  if (!context) throw new Error(TOO_LARGE);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(TOO_LARGE))), 'image/png'),
  );
}

function placed(chart: SVGSVGElement, frame: DOMRect): SVGElement {
  const box = chart.getBoundingClientRect();
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    dress(element, getComputedStyle(originals[i] as Element));
  });
  for (const unseen of copy.querySelectorAll('.hit, title, [display="none"]')) unseen.remove();
  copy.setAttribute('x', String(box.left - frame.left));
  copy.setAttribute('y', String(box.top - frame.top));
  return copy;
}

/** Presentation attributes, not a style attribute: the page's own policy forbids those. */
function dress(element: Element, style: CSSStyleDeclaration): void {
  for (const name of STYLES) element.setAttribute(name, style.getPropertyValue(name));
}

/** HTML text as SVG text, broken where the page breaks it. Whole lines, for a viewer without our fonts. */
function lines(element: HTMLElement, frame: DOMRect): SVGTextElement[] {
  const style = getComputedStyle(element);
  const found: { text: string; box: DOMRect }[] = [];
  for (const { text, box } of words(element)) {
    const last = found.at(-1);
    if (last && Math.abs(last.box.bottom - box.bottom) < 2) last.text += text;
    else found.push({ text, box });
  }
  return found.map(({ text, box }) => {
    const line = document.createElementNS(SVG, 'text');
    dress(line, style);
    line.setAttribute('fill', style.color);
    line.setAttribute('x', String(box.left - frame.left));
    line.setAttribute('y', String(box.bottom - frame.top - box.height * 0.25));
    line.textContent = text;
    return line;
  });
}

function* words(element: HTMLElement): Generator<{ text: string; box: DOMRect }> {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    for (const word of node.data.matchAll(/\S+\s*/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].trimEnd().length);
      yield { text: word[0], box: range.getBoundingClientRect() };
    }
  }
}

function linkBack(link: string): SVGElement {
  const description = document.createElementNS(SVG, 'desc');
  description.textContent = link;
  return description;
}

function backdrop(colour: string): SVGElement {
  const sheet = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: colour }))
    sheet.setAttribute(name, value);
  return sheet;
}
