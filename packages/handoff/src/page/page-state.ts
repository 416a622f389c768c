import type { PasskeyHandoffView } from '@waha-passkey/contract';

/** Why a link does not open, as the server tells it. */
export type LinkProblem =
  'missing' | 'used' | 'expired' | 'replaced' | 'cancelled' | 'unknown';

/** What this browser can do, found out once. */
export interface AvailableWays {
  managedBrowser: boolean;
  storeExtension: boolean;
  /** A phone or tablet: no extension, no console, no terminal. */
  handheld: boolean;
  /** Inside a chat app, where no passkey answers. */
  inApp: boolean;
}

export type PageState =
  | { name: 'opening'; unreachable: boolean }
  | { name: 'link'; problem: LinkProblem }
  | { name: 'moved'; url: string; copied: boolean }
  | {
      name: 'live';
      handoff: PasskeyHandoffView;
      /** Server's clock minus this one, milliseconds. */
      clockSkewMs: number;
      /** The link as it was sent, while nobody has opened it. */
      wholeLink: string | null;
      ways: AvailableWays;
      /** An action of the visitor is under way. */
      busy: boolean;
      /** The passkey is asked. */
      signing: boolean;
      /** The visitor chose a way out. */
      leaving: boolean;
      /** What went wrong last, to be read by a person. */
      problem: string | null;
      /** The request to be pasted elsewhere is in the clipboard. */
      copied: boolean;
      /** The console's tab cannot reach this page: paste to and fro. */
      tabCut: boolean;
      unreachable: boolean;
    };

export type LiveState = Extract<PageState, { name: 'live' }>;
