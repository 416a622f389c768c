import { silentLogger } from '@waha-passkey/contract';
import { Deadlines, type Deadline } from './deadlines';

describe('Deadlines', () => {
  let now: number;
  let deadlines: Deadlines;
  let reached: string[];

  beforeEach(() => {
    now = 0;
    reached = [];
    const clock = { monotonicMs: () => now, wallMs: () => 0 };
    deadlines = new Deadlines(clock, silentLogger);
  });

  afterEach(() => {
    deadlines.clear();
  });

  function set(id: Deadline['id'], due: number): void {
    deadlines.set({ id, due, onDue: () => reached.push(`${due} ${id}`) });
  }

  function sweepAt(time: number): string[] {
    now = time;
    reached = [];
    deadlines.sweep();
    return reached;
  }

  it('are reached in the order of time, then id', () => {
    const dues = [5, 1, 5, 3, 1, 9, 3, 3];
    dues.forEach((due, number) => set(`x/${number}`, due));
    expect(sweepAt(9)).toEqual([
      '1 x/1',
      '1 x/4',
      '3 x/3',
      '3 x/6',
      '3 x/7',
      '5 x/0',
      '5 x/2',
      '9 x/5',
    ]);
    expect(deadlines.size).toBe(0);
  });

  it('move when they are set again, also to a time that is taken', () => {
    set('x/1', 1);
    set('x/2', 2);
    set('x/1', 2);
    expect(deadlines.size).toBe(2);
    expect(sweepAt(1)).toEqual([]);
    expect(sweepAt(2)).toEqual(['2 x/1', '2 x/2']);
  });

  it('are not confused by names that every object has', () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      deadlines.remove(`x/${name}`);
      set(`x/${name}`, 1);
    }
    expect(deadlines.size).toBe(3);
    expect(deadlines.clear()).toHaveLength(3);
    expect(deadlines.size).toBe(0);
  });
});
