// A page with nothing but the model's client, under the site's own policy, for tests to drive.
import { type ClientOptions, ModelClient, type ModelInfo } from '../../../web/worker/client.ts';
import { trustedWorker } from '../../../web/worker/trusted.ts';
import type { StoreResult, StoreRun } from './store-worker.ts';
import storeWorkerUrl from './store-worker.ts?worker&url';
import type { Order, Weight } from './worker.ts';
import workerUrl from './worker.ts?worker&url';

/** The page's client on the page's worker, which here also takes orders from tests. */
class HarnessClient extends ModelClient {
  constructor(options: ClientOptions = {}) {
    super({
      createWorker: () => trustedWorker(workerUrl),
      onInfo(info) {
        window.lastInfo = info;
      },
      ...options,
    });
  }
}

const channel = new BroadcastChannel('harness');

declare global {
  interface Window {
    ModelClient: typeof HarnessClient;
    model: ModelClient;
    violations: string[];
    /** The last change that the client told of. */
    lastInfo?: ModelInfo;
    order(order: Order): void;
    weigh(): Promise<Weight>;
    /** Loads with the store alone, in a worker of its own. */
    runStore(run: Omit<StoreRun, 'site'>): Promise<StoreResult>;
    /** Keys of everything the browser keeps whose content does not fit its hash. */
    unfit(): Promise<string[]>;
  }
}

window.ModelClient = HarnessClient;
window.order = (order) => channel.postMessage(order);
window.weigh = () =>
  new Promise((resolve) => {
    channel.onmessage = ({ data }: MessageEvent<Weight>) => resolve(data);
    window.order({ type: 'weigh' });
  });
window.violations = [];
window.runStore = (run) =>
  new Promise((resolve, reject) => {
    const worker = trustedWorker(storeWorkerUrl);
    worker.onmessage = ({ data }: MessageEvent<StoreResult>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ ...run, site: new URL('.', document.baseURI).href } satisfies StoreRun);
  });
window.unfit = async () => {
  const bad = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const data = await (await cache.match(url))?.arrayBuffer();
      const hash = await crypto.subtle.digest('SHA-256', data ?? new ArrayBuffer());
      const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
      if (!url.endsWith(`/${hex}`)) bad.push(url);
    }
  }
  return bad;
};
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
document.documentElement.dataset.ready = '';
