// Everything that others import.
export { SamplerError, type SamplerErrorCode } from './errors';
export { type LoadOptions, loadSampler } from './load';
export type { Random } from './random';
export type { Roll } from './roll';
export type { AdaptiveOptions, Sampler, Sweep } from './sampler';
export type { BoundStep, SearchReport } from './search-report';
export type { Settings } from './settings';
export {
  DEFAULT_ORDER,
  ORDERS,
  type Preset,
  STAGES,
  type Stage,
  type StageErrorCode,
  type StageRow,
  type StageSettings,
} from './stages';
export type { AskedStage, AskedToken, Removal, Survey, SurveyOptions, TokenTrace } from './survey';
export type { Distribution, Logits, Removed, Trace, TraceStage } from './trace';
