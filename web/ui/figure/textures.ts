const REFERENCE = /^url\("?[^"#]*#([^")]+)"?\)/;
const SVG = 'http://www.w3.org/2000/svg';

/**
 * The page's textures that a picture fills with, moved into it. In the picture they have names of its own,
 * so that several pictures can stand in one document; `dress` writes the styles of a texture into its copy.
 */
export function ownTextures(picture: SVGElement, dress: (copy: Element, original: Element) => void): void {
  const filled = [...picture.querySelectorAll('[fill^="url("]')];
  if (filled.length === 0) return;
  const mark = hash(picture.outerHTML);
  const defs = document.createElementNS(SVG, 'defs');
  const moved = new Set<string>();
  for (const element of filled) {
    const name = REFERENCE.exec(element.getAttribute('fill') ?? '')?.[1] ?? '';
    const texture = document.getElementById(name);
    if (!texture) continue;
    const own = `${name}-${mark}`;
    element.setAttribute('fill', `url(#${own})`);
    if (moved.has(own)) continue;
    moved.add(own);
    const copy = texture.cloneNode(true) as Element;
    copy.id = own;
    copy.querySelectorAll('*').forEach((part, i) => {
      dress(part, texture.querySelectorAll('*')[i] as Element);
    });
    defs.append(copy);
  }
  picture.prepend(defs);
}

/** A short name for a text: other pictures have other names, and the same picture always the same (FNV-1a). */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return (sum >>> 0).toString(36);
}
