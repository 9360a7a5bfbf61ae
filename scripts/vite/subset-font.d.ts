/** The part of the package that the build uses; it brings no types of its own. */
declare module 'subset-font' {
  /** @returns the font with the glyphs of `text` and what they need */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'woff2' },
  ): Promise<Uint8Array>;
}
