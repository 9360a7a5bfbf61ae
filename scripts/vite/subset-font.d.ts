/** The part of the package that the build uses; it brings no types of its own. */
declare module 'subset-font' {
  export interface SubsetOptions {
    targetFormat: 'woff2';
    /** Leaves out glyphs that only layout features reach. */
    noLayoutClosure?: boolean;
    variationAxes?: Record<string, { min: number; max: number; default: number }>;
  }

  /** @returns the font with the glyphs of `text` and what they need */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: SubsetOptions,
  ): Promise<Uint8Array>;
}
