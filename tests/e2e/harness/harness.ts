// A page with nothing but the model's client, under the site's own policy, for tests to drive.
import { type ClientOptions, ModelClient } from '../../../web/worker/client';
import { trustedWorker } from '../../../web/worker/trusted';
import type { Order, Weight } from './worker';
import workerUrl from './worker.ts?worker&url';

/** The page's client on the page's worker, which here also takes orders from tests. */
class HarnessClient extends ModelClient {
  constructor(options: ClientOptions = {}) {
    super({ createWorker: () => trustedWorker(workerUrl), ...options });
  }
}

const channel = new BroadcastChannel('harness');

declare global {
  interface Window {
    ModelClient: typeof HarnessClient;
    model: ModelClient;
    violations: string[];
    order(order: Order): void;
    weigh(): Promise<Weight>;
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
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
document.documentElement.dataset.ready = '';
