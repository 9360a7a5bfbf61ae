/** Why a shared tree cannot be used, as a sentence. */
export class TreeError extends Error {
  override readonly name = 'TreeError';

  constructor(
    readonly code: 'bad-tree' | 'bad-file',
    what: string,
  ) {
    super(
      code === 'bad-tree'
        ? `The tree in this link cannot be read: ${what}. Open the whole link, or roll a new text.`
        : `That file holds no tree of texts: ${what}. The tree on the page stays as it is.`,
    );
  }
}
