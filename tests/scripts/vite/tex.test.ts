import { describe, expect, it } from 'vitest';
import { mathml } from '../../../scripts/vite/tex.ts';

describe('mathml', () => {
  it('is display MathML without the style attributes that the policy forbids', () => {
    const cases = mathml(String.raw`p = \begin{cases} x & y \\ \dfrac{a}{b} & z \end{cases}`);
    expect(cases).toMatch(/^<math display="block"/);
    expect(cases).not.toContain(' style=');
  });

  it('fails the build on a formula that is none', () => expect(() => mathml(String.raw`\frac{a`)).toThrow());
});
