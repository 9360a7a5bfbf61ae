/**
 * An estimate: browsers round it up so that pages cannot be told apart by it, so storage may still turn out full.
 * @returns bytes this site may still store; undefined where the browser does not tell
 */
export async function freeBytes(): Promise<number | undefined> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage);
  } catch {
    return undefined;
  }
}

/**
 * Asks the browser not to clear this site's storage when the disk runs short. Some ask the reader, so this belongs
 * after a click that wants something large kept. Only pages may ask, not workers.
 */
export async function askToPersist(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // Without storage there is nothing to keep.
  }
}
