// A page with nothing but the model's client, under the site's own policy, for tests to drive.
import { ModelClient } from '../../../web/worker/client';

declare global {
  interface Window {
    ModelClient: typeof ModelClient;
    model: ModelClient;
    violations: string[];
  }
}

window.ModelClient = ModelClient;
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
document.documentElement.dataset.ready = '';
