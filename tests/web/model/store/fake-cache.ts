/** As much of the Cache API as the store uses, in memory, with a limit. */
export class FakeCaches {
  readonly entries = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Bytes; a `put` beyond them is refused as browsers refuse it. */
  quota = Number.POSITIVE_INFINITY;
  /** Set to have `open` refused, as in frames of other sites. */
  isBlocked = false;

  async open() {
    if (this.isBlocked) throw new DOMException('denied', 'SecurityError');
    return {
      keys: async () => [...this.entries.keys()].map((url) => ({ url })),
      match: async (url: string) => {
        const data = this.entries.get(url);
        return data && new Response(data);
      },
      put: async (url: string, response: Response) => {
        const data = new Uint8Array(await response.arrayBuffer());
        const used = [...this.entries.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
        if (used + data.byteLength > this.quota) throw new DOMException('full', 'QuotaExceededError');
        this.entries.set(url, data);
      },
      delete: async (url: string) => this.entries.delete(url),
    };
  }
}
