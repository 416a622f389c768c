import { element } from '../dom/element';
import type { Act } from './act';

/** One line to type or paste something into. Drawn once, so it keeps its text. */
export function drawForm(
  label: string,
  placeholder: string,
  button: string,
  send: (text: string) => Parameters<Act>,
  act: Act,
): HTMLFormElement {
  const input = element('input', {
    type: 'text',
    placeholder,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    required: true,
  });
  const form = element(
    'form',
    {},
    element('label', {}, label, input),
    element('button', { type: 'submit' }, button),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    act(...send(input.value.trim()));
    form.reset();
  });
  return form;
}
