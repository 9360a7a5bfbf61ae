// The page's models, shared by all lessons: one is loaded on the first click that needs it.
import { ModelClient } from '../worker/client.ts';
import type { LiveClient } from './live-client.ts';
import { Models } from './models.ts';

/** The worker's client keeps nothing yet. */
function create(): LiveClient {
  const client = new ModelClient() as unknown as LiveClient;
  return Object.assign(client, { stored: async () => [], forget: async () => {} });
}

export const models = new Models(create);
