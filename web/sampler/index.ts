// Everything that others import.
export { SamplerError, type SamplerErrorCode } from './errors';
export { type LoadOptions, loadSampler } from './load';
export type { Random } from './random';
export type { Roll } from './roll';
export type { AdaptiveOptions, Sampler, Sweep } from './sampler';
export { DEFAULT_ORDER, ORDERS, type Preset, type Settings, type Stage } from './settings';
export type { AskedStage, AskedToken, Removal, Survey, SurveyOptions } from './survey';
export type { Distribution, Logits, Removed, Trace, TraceStage } from './trace';
