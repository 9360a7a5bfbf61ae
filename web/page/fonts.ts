/** Every face of the page, upright; a browser fetches one only when a letter of it is drawn. */
const FACES = ['Literata Variable', 'Inter Variable', 'JetBrains Mono Variable', 'STIX Two Math'];

/**
 * Fetches the faces that a later step will need while the reader reads, so that an open lesson looks the same with
 * the network gone. A face that does not come is no loss: each has another behind it.
 */
export function fetchFonts(): void {
  addEventListener('load', () => {
    for (const face of FACES) document.fonts.load(`1rem "${face}"`).catch(() => {});
  });
}
