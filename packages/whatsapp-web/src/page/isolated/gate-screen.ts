import type { PageMessage } from '../../protocol/page-message';
import { ICONS } from '../../protocol/whatsapp-names';
import { hasIcon, isVisible } from './button-facts';
import { isQrShown } from './find';
import { type GateButtons, tellApart } from './tell-apart';

/** A screen may be drawn in two steps: a lone button has to stay alone. */
const aloneMs = 500;

/**
 * What the page's modules say of a gate: another text with each, null for
 * none; undefined while our script of that world is not there.
 */
export type GateSign = string | null | undefined;

/**
 * The passkey screen of a page without test ids: the buttons that appeared
 * with the gate. The gate itself has to be known by another signal.
 */
export class GateScreen {
  /** The last buttons of a document without a gate; null when never seen. */
  private before: HTMLButtonElement[] | null = null;
  private marksBefore = new Set<string>();
  /** What was there before the device was linked belongs to no checkpoint. */
  private readonly marksUnlinked = new Set<string>();
  private isFrozen = false;
  private isOpen = false;
  /** What the modules said when the last gate was over: it may stay. */
  private oldSign: GateSign = null;
  /** Cancel outlives the steps of the screen; it looks the same in each. */
  private cancelMark: string | null = null;
  private alone: { button: HTMLElement; since: number } | null = null;
  private code: string | null = null;

  constructor(private readonly readSign: () => GateSign) {}

  /** The code that the page's modules showed last. */
  get knownCode(): string | null {
    return this.code;
  }

  /** Cancel was told apart in this gate, so that its absence means something. */
  get isCancelKnown(): boolean {
    return this.cancelMark !== null;
  }

  /** A message on its way to Node may be the first word of a gate. */
  onMessage(message: PageMessage): void {
    const { type } = message;
    if (type === 'prologue') this.code = null;
    if (type === 'prologue' || type === 'call') this.freeze();
    if (type === 'code') this.code = message.code;
    if (type === 'modules') this.code = message.modules.code ?? this.code;
  }

  /** Node's word: a gate of linking is open, or no such gate is. */
  setOpen(isOpen: boolean): void {
    if (isOpen) {
      this.freeze();
      this.noteUnlinked(this.before ?? []);
    }
    if (!isOpen && this.isOpen) this.close();
    this.isOpen = isOpen;
  }

  /** As `look`, for every mutation: a gate may come before the next look. */
  glance(): void {
    if (this.isFrozen) return;
    const { before } = this;
    const now = document.querySelectorAll('button');
    const isSame =
      now.length === before?.length &&
      before.every((button, index) => button === now[index]);
    if (!isSame) this.look();
  }

  /** Remembers the buttons of a document that shows no gate yet. */
  look(): void {
    if (isQrShown()) this.noteUnlinked(document.querySelectorAll('button'));
    if (this.isFrozen) return;
    const sign = this.readSign();
    if (sign === undefined) return;
    if (sign !== null && sign !== this.oldSign) return this.freeze();
    this.before = [...document.querySelectorAll('button')];
  }

  /** What may belong to a linked device's checkpoint. */
  listCheckpointButtons(): HTMLElement[] {
    return [...document.querySelectorAll('button')].filter(
      (button) => !this.marksUnlinked.has(button.outerHTML),
    );
  }

  /** What appeared with the gate: native, visible, and no way to log out. */
  listButtons(): HTMLElement[] {
    const { before, marksBefore } = this;
    if (!this.isOpen || !before) return [];
    return [...document.querySelectorAll('button')].filter(
      (button) =>
        !before.includes(button) &&
        !marksBefore.has(button.outerHTML) &&
        !hasIcon(button, ICONS.logout) &&
        isVisible(button),
    );
  }

  tellApart(): GateButtons {
    const told = tellApart(this.listButtons(), this.cancelMark);
    if (told.cancel) this.cancelMark = told.cancel.outerHTML;
    return told;
  }

  /** The only button that the first step shows, if it stays the only one. */
  findLoneButton(): HTMLElement | null {
    const [only, second] = this.listButtons();
    if (!only || second || this.cancelMark !== null) {
      this.alone = null;
      return null;
    }
    if (this.alone?.button !== only) {
      this.alone = { button: only, since: performance.now() };
    }
    return performance.now() - this.alone.since < aloneMs ? null : only;
  }

  private noteUnlinked(buttons: Iterable<HTMLButtonElement>): void {
    for (const button of buttons) {
      if (button.querySelector('svg title') === null) continue;
      this.marksUnlinked.add(button.outerHTML);
    }
  }

  private freeze(): void {
    if (this.isFrozen) return;
    this.isFrozen = true;
    this.marksBefore = new Set(this.before?.map(({ outerHTML }) => outerHTML));
  }

  private close(): void {
    this.isFrozen = false;
    this.oldSign = this.readSign();
    this.cancelMark = null;
    this.alone = null;
    this.code = null;
  }
}
