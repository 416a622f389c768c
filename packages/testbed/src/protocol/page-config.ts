import type { Scenario } from './scenario';
import type { Timings } from './timings';

/** Written into the document, in an element of this id. */
export const PAGE_CONFIG_ID = 'stand-in';

export interface PageConfig {
  scenario: Scenario;
  timings: Timings;
}
