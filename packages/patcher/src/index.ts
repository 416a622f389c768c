export { patch, usage, type PatchIo } from './cli';
export { planSeries, type PlanOptions, type Series } from './plan/plan-series';
export {
  isPossible,
  mergeChanges,
  StepStatus,
  type FileChange,
  type Plan,
  type PlannedPlace,
  type Step,
} from './plan/plan';
export { recogniseWaha, type WahaCheckout } from './plan/recognise-waha';
export { Generation, type NativeMark, type Recipe } from './recipe/recipe';
export { readRecipes } from './recipe/read-recipes';
export { readSeries } from './series';
export { RefusedError } from './refused-error';
export { collectSources } from './vendor/collect-sources';
export { openCheckout, type Checkout } from './tree/open-checkout';
export { treeOf, type Tree } from './tree/tree';
