import type { Session } from '../session';
import { element, icon } from '../../dom/element';

/** Cannot be closed; bears no test id at all. Log out really unlinks. */
export class CheckpointModal {
  private pending = false;

  constructor(
    private readonly session: Session,
    private readonly onChange: () => void,
  ) {}

  draw(): HTMLElement {
    return element(
      'div',
      { class: 'modal', role: 'dialog', 'aria-modal': 'true' },
      element(
        'div',
        { class: 'card' },
        element('h1', {}, 'Confirm that it is you'),
        element('p', {}, 'Use the passkey of this account to go on.'),
        element(
          'button',
          { type: 'button', disabled: this.pending, click: () => this.go() },
          'Continue',
          icon('ic-arrow-forward'),
        ),
      ),
      element(
        'button',
        { type: 'button', class: 'quiet', click: () => this.logOut() },
        element('span', {}, 'Log out'),
        icon('ic-logout'),
      ),
    );
  }

  private go(): void {
    this.show(true);
    this.session
      .passCheckpoint()
      .catch((error: unknown) => {
        console.warn('The checkpoint was not passed.', error);
      })
      .finally(() => this.show(false));
  }

  private logOut(): void {
    this.session.logout().catch((error: unknown) => {
      console.warn('Logging out failed.', error);
    });
  }

  private show(pending: boolean): void {
    this.pending = pending;
    this.onChange();
  }
}
