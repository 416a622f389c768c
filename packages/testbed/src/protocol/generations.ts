import type { Scenario } from './scenario';

/** What differs from `defaultScenario`; see there for the members. */
export type Generation = Partial<Scenario>;

/**
 * Generations of the page, by what differs. How sure each difference is:
 * [P] people observed it, [M] read in public mirrors of the page's modules.
 */
export const generations = {
  /** [M] before 2026-07 */
  'as of June 2026': {
    testIds: 'no-primary-buttons',
    codeEventCarriesSkip: false,
    confirmsItself: 'always',
    pairingCodeEnd: 'refresh_alt_linking_code',
  },
  /** [M] */
  'as of early July 2026': {},
  /** [P] wa-js#3481 */
  'with its timers replaced (July 2026)': {
    timers: 'swapped',
    pairingCodeEnd: 'error_alt_linking',
  },
  /** [P] since 2.3000.1042401057, wwebjs#201832 */
  'with `$1` in its user ids (August 2026)': {
    timers: 'swapped',
    userIds: '$1',
  },
  /** [P] */
  'with an account without a phone number': {
    timers: 'swapped',
    userIds: '$1',
    accounts: 'lid-only',
  },
  /** [P] on a cold cache; an early `require` breaks linking for good */
  'whose modules load one by one (September 2026)': {
    timers: 'swapped',
    userIds: '$1',
    moduleLoading: 'one-by-one',
    earlyRequire: 'breaks',
  },
  /** [M] one bundle drops those of the buttons; here all are gone */
  'without test ids': {
    timers: 'swapped',
    userIds: '$1',
    testIds: 'none',
    icons: false,
    standingButtons: true,
  },
  /** [I] all of the above in one page, and nothing announced of its codes */
  'with all of it at once': {
    timers: 'swapped',
    userIds: '$1',
    accounts: 'lid-only',
    moduleLoading: 'one-by-one',
    earlyRequire: 'breaks',
    testIds: 'none',
    icons: false,
    standingButtons: true,
    codeEventCarriesSkip: false,
    confirmsItself: 'always',
    announcesPrimaryHello: false,
    pairingCodeEnd: 'refresh_alt_linking_code',
  },
} as const satisfies Record<string, Generation>;

export type GenerationName = keyof typeof generations;
