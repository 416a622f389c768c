import { MessageLanes } from './message-lanes';

function open() {
  const passed: string[] = [];
  let dropped = 0;
  const lanes = new MessageLanes(
    () => (dropped += 1),
    () => 0,
  );
  const take = (message: object, count = 1) => {
    const payload = JSON.stringify(message);
    for (let n = 0; n < count; n += 1) {
      lanes.take(payload, () => passed.push(payload));
    }
  };
  return { lanes, passed, take, dropped: () => dropped };
}

const ended = (callId: string) => ({
  type: 'call-ended',
  callId,
  cause: 'aborted',
});

describe('MessageLanes', () => {
  afterEach(() => jest.useRealTimers());

  it.each(['prologue', 'modules', 'card', 'call', 'no-such-thing'])(
    'passes the end of the open call among thousands of "%s"',
    (type) => {
      const { lanes, passed, take } = open();
      lanes.onCall('doc.1');
      take({ type }, 5_000);
      take(ended('doc.1'));
      expect(passed.at(-1)).toBe(JSON.stringify(ended('doc.1')));
    },
  );

  it('passes the end once, and none of a call that is not open', () => {
    const { lanes, passed, take, dropped } = open();
    lanes.onCall('doc.1');
    take(ended('doc.2'), 1_000);
    take(ended('doc.1'), 1_000);
    expect(passed).toHaveLength(1);
    expect(dropped()).toBe(1_999);
  });

  it('passes an event among thousands of levels, and counts what it drops', () => {
    const { passed, take, dropped } = open();
    take({ type: 'card', card: 1 }, 5_000);
    take({ type: 'error', reason: 'timeout' });
    expect(passed.at(-1)).toContain('"error"');
    expect(passed).toHaveLength(1_001);
    expect(dropped()).toBe(3_999);
  });

  it('passes the newest level in the end, unless the document is gone', () => {
    jest.useFakeTimers();
    const { lanes, passed, take } = open();
    take({ type: 'card', card: 'old' }, 2_000);
    take({ type: 'card', card: 'newest' });
    take({ type: 'modules', modules: 'newest' });
    jest.advanceTimersByTime(250);
    expect(passed.slice(-2)).toEqual([
      expect.stringContaining('newest'),
      expect.stringContaining('modules'),
    ]);
    take({ type: 'card', card: 'of a document that is gone' });
    lanes.reset();
    jest.advanceTimersByTime(250);
    expect(passed.at(-1)).not.toContain('gone');
  });
});
