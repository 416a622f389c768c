import type { Screen } from '../../../protocol/messages';
import { PairingType } from '../alt-device-linking';
import type { Session } from '../session';
import { CheckpointModal } from './checkpoint-modal';
import { element } from '../../dom/element';
import { PasskeyScreen } from './passkey-screen';
import { drawPhoneNumberScreen } from './phone-number-screen';
import { drawQrScreen } from './qr-screen';
import { drawStandingButtons } from './standing-buttons';

/** Draws the one screen that the session's state asks for. */
export class App {
  private screen: Screen = 'loading';
  private readonly passkey: PasskeyScreen;
  private readonly checkpoint: CheckpointModal;

  constructor(
    private readonly session: Session,
    private readonly root: HTMLElement,
    private readonly describeBrowser: () => string,
  ) {
    const draw = () => this.draw();
    this.passkey = new PasskeyScreen(session, draw, session.resetLinking);
    this.checkpoint = new CheckpointModal(session, draw);
    session.onChange = draw;
    session.conn.on('change:ref', () => {
      if (this.screen === 'qr') draw();
    });
  }

  draw(): void {
    const screen = chooseScreen(this.session);
    if (screen !== this.screen) this.passkey.reset();
    this.screen = screen;
    replaceWhenDifferent(this.root, [
      ...this.drawStanding(screen),
      ...this.drawScreen(screen),
    ]);
    this.session.tellScreen(screen, this.describeBrowser());
  }

  private drawStanding(screen: Screen): HTMLElement[] {
    const isLinked = screen === 'main' || screen === 'checkpoint';
    return this.session.scenario.standingButtons && !isLinked
      ? [drawStandingButtons()]
      : [];
  }

  private drawScreen(screen: Screen): HTMLElement[] {
    switch (screen) {
      case 'loading':
        return [element('span', { class: 'spinner', role: 'progressbar' })];
      case 'qr':
        return [
          drawQrScreen(this.session, () =>
            this.session.altLinking.setPairingType(
              PairingType.ALT_DEVICE_LINKING,
            ),
          ),
        ];
      case 'phone-number':
        return [drawPhoneNumberScreen(this.session)];
      case 'passkey':
        return [this.passkey.draw()];
      case 'main':
        return [drawMain()];
      case 'checkpoint':
        return [drawMain(), this.checkpoint.draw()];
    }
  }
}

function chooseScreen(session: Session): Screen {
  const { state } = session.socket;
  const { pairingType } = session.altLinking;
  if (state === 'CONNECTED') return session.checkpoint ? 'checkpoint' : 'main';
  // A restarted socket leaves the card where it is.
  const isCardUp = pairingType === PairingType.SHORTCAKE_PASSKEY;
  const isUnpaired = state === 'UNPAIRED' || state === 'UNPAIRED_IDLE';
  if (!isUnpaired && !(isCardUp && state === 'OPENING')) return 'loading';
  switch (pairingType) {
    case PairingType.SHORTCAKE_PASSKEY:
      return 'passkey';
    case PairingType.ALT_DEVICE_LINKING:
      return 'phone-number';
    case PairingType.QR_CODE:
      return 'qr';
  }
}

/** Like any framework: what looks the same stays, so it can be clicked. */
function replaceWhenDifferent(root: HTMLElement, next: HTMLElement[]): void {
  const same =
    root.children.length === next.length &&
    next.every((node, index) => node.isEqualNode(root.children[index] ?? null));
  if (!same) root.replaceChildren(...next);
}

function drawMain(): HTMLElement {
  return element(
    'main',
    { id: 'side', class: 'card' },
    element('h1', {}, 'Linked'),
    element('p', {}, 'This stand-in has no chats.'),
  );
}
