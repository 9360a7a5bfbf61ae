/**
 * Runs `work` while no other tab of this site runs work of the same name. A closed tab releases its locks. Where the
 * browser has no locks, or forbids them, the work runs at once.
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
    // In frames without storage every request for a lock fails.
    if (!hasStarted) return work();
    throw error;
  }
}
