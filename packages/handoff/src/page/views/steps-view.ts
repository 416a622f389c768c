import type { PasskeyAttempt, PasskeyPhase } from '@waha-passkey/contract';
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Texts } from '../texts/texts';

type Step = 'sign' | 'phone' | 'code' | 'done';

const stepsOf: Record<PasskeyAttempt['kind'], Step[]> = {
  linking: ['sign', 'phone', 'code', 'done'],
  checkpoint: ['sign', 'done'],
};

const stepOf: Record<PasskeyPhase, Step | null> = {
  'gate-seen': 'sign',
  'awaiting-assertion': 'sign',
  delivering: 'sign',
  'awaiting-phone': 'phone',
  'awaiting-confirmation': 'code',
  completing: 'done',
  completed: 'done',
  ended: null,
};

/** The way from the signature to the linked device, and where we are. */
export function stepsView(
  { kind, phase }: PasskeyAttempt,
  texts: Texts,
): TemplateResult | typeof nothing {
  const current = stepOf[phase];
  if (current === null) return nothing;
  const steps = stepsOf[kind];
  const at = steps.indexOf(current);
  const finished = phase === 'completed';
  return html`<ol class="steps">
    ${steps.map((step, index) => {
      const state =
        index < at || finished ? 'done' : index === at ? 'now' : 'next';
      return html`<li
        class=${state}
        aria-current=${state === 'now' ? 'step' : nothing}
      >
        ${texts.steps[step]}
        <span class="state">(${texts.stepState[state]})</span>
      </li>`;
    })}
  </ol>`;
}
