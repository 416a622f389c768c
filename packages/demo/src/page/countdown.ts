import { formatDuration } from '@waha-passkey/cli/terminal';
import { element } from './element';

/** One line that counts down to `until` (epoch milliseconds), or nothing. */
export function renderCountdown(label: string, until: number | null): Node {
  if (until === null) return document.createTextNode('');
  const time = element('time', { 'data-until': String(until) });
  const line = element('p', { class: 'countdown' }, `${label}: `, time);
  tick(time);
  return line;
}

export function tickCountdowns(): void {
  document.querySelectorAll<HTMLElement>('time[data-until]').forEach(tick);
}

function tick(time: HTMLElement): void {
  const leftMs = Number(time.dataset['until']) - Date.now();
  time.textContent = leftMs > 0 ? formatDuration(leftMs) : 'over';
}
