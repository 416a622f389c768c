/** What a visitor can do; each is an event handler of the page. */
export interface PageActions {
  /** Claims the link, and shows what it opens. */
  readonly open: (event: Event) => void;
  readonly signHere: (event: Event) => void;
  readonly signWithStoreExtension: (event: Event) => void;
  /** Copies the snippet, and opens the tab in which it is pasted. */
  readonly openConsoleTab: (event: Event) => void;
  readonly copyRequest: (event: Event) => void;
  readonly submitPasted: (event: SubmitEvent) => void;
  readonly confirm: (event: Event) => void;
  readonly reject: (event: Event) => void;
  readonly cancel: (event: Event) => void;
  readonly renew: (event: Event) => void;
  readonly transfer: (event: Event) => void;
  readonly copyLink: (event: Event) => void;
}
