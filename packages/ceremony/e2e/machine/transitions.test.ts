import {
  isRenewable,
  type AttemptState,
} from '../../src/machine/attempt-state';
import { attemptId, inputs, reach, START, states, step } from './scenario';
import { transitions } from './transitions';

/** "ended X (renewable) > new gate-seen, ends call-0"; "" when unchanged. */
function describeStep(stateName: string, inputName: string): string {
  const state = reach(states[stateName] ?? []);
  const input = inputs[inputName];
  if (input === undefined) throw new Error(`No input "${inputName}".`);
  const { trail, abandonedCallId } = step(state, input, START + 1, 'attempt-1');
  const path = trail.map(describeState).join(' > ');
  return abandonedCallId === null ? path : `${path}, ends ${abandonedCallId}`;
}

function describeState(state: AttemptState): string {
  const { stage } = state;
  const name = state.attemptId === attemptId ? '' : 'new ';
  if (stage.phase !== 'ended') return name + stage.phase;
  const renewable = isRenewable(state) ? ' (renewable)' : '';
  return `${name}ended ${stage.reason.code}${renewable}`;
}

describe.each(Object.keys(inputs))('on "%s" an attempt', (input) => {
  it.each(Object.keys(states))(
    'in state "%s" does as the table says',
    (state) => {
      expect(describeStep(state, input)).toBe(
        transitions[input]?.[state] ?? '',
      );
    },
  );
});

describe('the table of transitions', () => {
  it('names only states and inputs that there are', () => {
    expect(Object.keys(inputs)).toEqual(Object.keys(transitions));
    const named = new Set(Object.values(transitions).flatMap(Object.keys));
    expect([...named].filter((name) => !(name in states))).toEqual([]);
  });
});
