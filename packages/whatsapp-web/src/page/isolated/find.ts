import { QR_ATTRIBUTE, TEST_IDS } from '../../protocol/whatsapp-names';

export type TestId = keyof typeof TEST_IDS;

const seen = new Set<string>();

/** Test ids that were in this document at least once. */
export function listSeenTestIds(): string[] {
  return [...seen].sort();
}

export function find(id: TestId): HTMLElement | null {
  const element = document.querySelector<HTMLElement>(toSelector(id));
  if (element) seen.add(TEST_IDS[id]);
  return element;
}

/** The passkey screen of this document bears test ids. */
export function isScreenMarked(): boolean {
  return [...seen].some((id) => id !== TEST_IDS.qr);
}

/** One pass over the document, however many names there are. */
const anyTestId = (Object.keys(TEST_IDS) as TestId[]).map(toSelector).join();

export function isAnyTestIdPresent(): boolean {
  return document.querySelector(anyTestId) !== null;
}

function toSelector(id: TestId): string {
  return `[data-testid="${TEST_IDS[id]}"]`;
}

export function isQrShown(): boolean {
  const byAttribute = () => document.querySelector(`[${QR_ATTRIBUTE}]`);
  return (find('qr') ?? byAttribute()) !== null;
}
