import type { TemplateResult } from 'lit';
import { EXAMPLES, type ExampleName } from '../../../state/examples.ts';
import type { View } from '../../../state/view.ts';
import { choice } from '../../../ui/controls/choice.ts';

/** Which example is shown; choosing one replaces the reader's own words. */
export function exampleChoice(
  view: View,
  names: readonly ExampleName[] = ['capital', 'supper'],
): TemplateResult {
  return choice(
    'Example',
    names.map((value) => ({ value, name: EXAMPLES[value].name })),
    view.state.example,
    (example) => view.set({ example, words: null, logits: null }),
  );
}
