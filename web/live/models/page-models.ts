// The page's models, shared by all lessons: one is loaded on the first click that needs it.
import { ModelClient } from '../../worker/client.ts';
import { Models } from './models.ts';

export const models = new Models((onInfo) => new ModelClient({ onInfo }));
