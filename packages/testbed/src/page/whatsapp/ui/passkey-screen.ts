import type { Session } from '../session';
import { drawCodeMatching, drawPrompt, drawWaiting } from './passkey-cards';
import { element } from '../../dom/element';

type Step =
  | { name: 'passkey_prompt' }
  | { name: 'passkey_pending' }
  | { name: 'waiting_for_phone' }
  | { name: 'code_matching'; code: string; confirming: boolean }
  | { name: 'error' };

/** The passkey screen: one step after the other, driven by the page's events. */
export class PasskeyScreen {
  private step: Step = { name: 'passkey_prompt' };

  constructor(
    private readonly session: Session,
    private readonly onChange: () => void,
    private readonly onCancel: () => void,
  ) {
    const on = (name: string, listener: (...values: unknown[]) => void) =>
      session.events.on(`link_device_events:${name}`, listener);
    on('shortcake_prologue_sent', () =>
      this.show({ name: 'waiting_for_phone' }),
    );
    on('shortcake_verification_code_ready', (code, skip) => {
      this.showCode(code as string, skip === true);
    });
    on('shortcake_error', () => this.show({ name: 'error' }));
  }

  reset(): void {
    this.step = { name: 'passkey_prompt' };
  }

  draw(): HTMLElement {
    const { cancelPlace } = this.session.scenario;
    const isInCard =
      cancelPlace === 'in-card' && this.step.name !== 'waiting_for_phone';
    const cancel = this.drawCancel(isInCard);
    return element(
      'section',
      { class: 'column', 'data-testid': this.id('shortcake_passkey_screen') },
      element(
        'div',
        { class: 'card' },
        this.drawStep(isInCard ? cancel : null),
      ),
      isInCard ? null : cancel,
    );
  }

  private drawCancel(isInCard: boolean): HTMLElement {
    return element(
      'button',
      {
        type: 'button',
        class: isInCard ? null : 'quiet',
        'data-testid': this.id('shortcake_cancel_button'),
        click: this.onCancel,
      },
      element('span', {}, 'Cancel'),
    );
  }

  private drawStep(beside: HTMLElement | null): HTMLElement {
    const { step } = this;
    const { icons } = this.session.scenario;
    const id = (name: string) => this.id(name);
    switch (step.name) {
      case 'passkey_prompt':
      case 'passkey_pending':
      case 'error':
        return drawPrompt(id, {
          icons,
          beside,
          pending: step.name === 'passkey_pending',
          failed: step.name === 'error',
          onContinue: () => this.start(),
        });
      case 'waiting_for_phone':
        return drawWaiting(id);
      case 'code_matching':
        return drawCodeMatching(id, {
          ...step,
          icons,
          beside,
          onConfirm: () => this.confirm(step.code),
        });
    }
  }

  private showCode(code: string, skip: boolean): void {
    const { confirmsItself } = this.session.scenario;
    const confirming =
      confirmsItself === 'always' ||
      (confirmsItself === 'when-skipping' && skip);
    this.show({ name: 'code_matching', code, confirming: false });
    if (confirming) this.confirm(code);
  }

  private start(): void {
    this.show({ name: 'passkey_pending' });
    this.session.pairing.start().catch((error: unknown) => {
      console.warn('The passkey pairing failed.', error);
      this.show({ name: 'error' });
    });
  }

  private confirm(code: string): void {
    this.show({ name: 'code_matching', code, confirming: true });
    this.session.linking.confirm().catch((error: unknown) => {
      console.warn('The confirmation failed.', error);
    });
  }

  private show(step: Step): void {
    this.step = step;
    this.onChange();
  }

  private id(name: string): string | null {
    const { testIds } = this.session.scenario;
    const primary = /_(continue|confirm)_button$/.test(name);
    if (testIds === 'none') return null;
    return testIds === 'no-primary-buttons' && primary ? null : name;
  }
}
