import { defaultScenario, type Scenario } from '../protocol/scenario';

/** A scenario whose members announce that they were set. */
export function createLiveScenario(
  start: Partial<Scenario>,
  onChange: () => void,
): Scenario {
  assertKnown(Object.keys(start));
  return new Proxy<Scenario>(
    { ...defaultScenario, ...start },
    {
      set(target, name, value) {
        assertKnown([String(name)]);
        Object.assign(target, { [name]: value as unknown });
        onChange();
        return true;
      },
    },
  );
}

function assertKnown(names: string[]): void {
  const unknown = names.find((name) => !(name in defaultScenario));
  if (unknown === undefined) return;
  throw new TypeError(
    `There is no scenario switch "${unknown}". There are: ${Object.keys(
      defaultScenario,
    ).join(', ')}.`,
  );
}
