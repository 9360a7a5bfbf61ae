/** Every font of the page. A browser fetches one only when a letter of it is drawn. */
const FACES = ['Literata Variable', 'Inter Variable', 'JetBrains Mono Variable', 'STIX Two Math'];

/**
 * Fetches the fonts of later steps while the reader reads, so that an open lesson looks the same without a network.
 * If one fails to load, the next font in the list is used.
 */
export function fetchFonts(): void {
  addEventListener('load', () => {
    for (const face of FACES) document.fonts.load(`1rem "${face}"`).catch(() => {});
  });
}
