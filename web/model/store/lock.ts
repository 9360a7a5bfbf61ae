/**
 * Runs `work` while no other tab of this site runs any of the same name. A tab that ends lets its locks go. Where the
 * browser has no locks, or forbids them, it runs at once.
 * @throws what `work` throws; the signal's reason when aborted while waiting
 */
export async function withLock<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return work();
  let hasStarted = false;
  const start = () => {
    hasStarted = true;
    return work();
  };
  try {
    return await locks.request(name, signal ? { signal } : {}, start);
  } catch (error) {
    signal?.throwIfAborted();
    // Frames without storage have locks in name only.
    if (!hasStarted) return work();
    throw error;
  }
}
