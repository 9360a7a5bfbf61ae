/** A TeX file, turned into MathML by the build. */
declare module '*.tex' {
  const formula: import('lit').TemplateResult;
  export default formula;
}
