import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { EditorView, minimalSetup } from 'codemirror';
import { LitElement, type PropertyValues, unsafeCSS } from 'lit';
import styles from './code-editor.css?inline';

/**
 * A text field for JavaScript. Tab leaves it, as it leaves every other field; new lines are indented. It has a
 * shadow tree: there the editor adds its rules as an adopted style sheet, which the content security policy allows.
 * In the page it would write <style> elements, which the policy forbids.
 */
export class CodeEditor extends LitElement {
  static override styles = unsafeCSS(styles);
  static override properties = { text: {}, label: {} };
  declare text: string;
  declare label: string;
  /** Hears every change of the text. */
  declare change: (text: string) => void;
  /** Ctrl+Enter, or Cmd+Enter on a Mac. */
  declare run: () => void;
  #view: EditorView | undefined;

  protected override firstUpdated(): void {
    this.#view = new EditorView({
      parent: this.renderRoot,
      root: this.renderRoot as ShadowRoot,
      doc: this.text,
      extensions: [
        // Must come before the editor's own keys, in which Ctrl+Enter does something else.
        keymap.of([{ key: 'Mod-Enter', run: () => this.#run() }]),
        minimalSetup,
        lineNumbers(),
        bracketMatching(),
        indentOnInput(),
        javascript(),
        EditorView.lineWrapping,
        syntaxHighlighting(classHighlighter),
        EditorView.contentAttributes.of({ 'aria-label': this.label, spellcheck: 'false' }),
        EditorView.domEventHandlers({ beforeinput: typeOver }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.change(update.state.doc.toString());
        }),
      ],
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    const view = this.#view;
    if (!view || !changed.has('text') || view.state.doc.toString() === this.text) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: this.text } });
  }

  #run(): boolean {
    this.run();
    return true;
  }
}

/**
 * Types over a selection before the browser does: where it spans lines, Chromium would write style attributes
 * while it joins them, which the policy forbids.
 */
function typeOver(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== 'insertText' || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data ?? ''), { userEvent: 'input.type' });
  return true;
}

customElements.define('ld-code-editor', CodeEditor);
