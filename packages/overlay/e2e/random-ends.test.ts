import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  randomMoments,
  startStandIn,
  type StandIn,
} from '@waha-passkey/testbed';
import type { RunningWaha } from '../../waha/e2e/real-waha/running-waha';
import { bundleOverlay } from './host-app';
import { describePublishedWaha } from './published-waha';
import { Subject } from './random-ends/subject';
import { readUnhandled } from './random-ends/unhandled';
import { startRealWaha } from './start-real-waha';

/** After a page load, in milliseconds. */
const WINDOW = { from: 90, to: 400 };

jest.setTimeout(1_800_000);

/** How a session that runs ends, and what it comes to. */
const ends: Record<string, (subject: Subject) => Promise<void>> = {
  stop: async (subject) => {
    expect((await subject.order('stop')).status).toBe(201);
    expect(await subject.read()).toMatchObject({ body: { status: 'STOPPED' } });
    expect(subject.statuses.at(-1)).toBe('STOPPED');
  },
  DELETE: async (subject) => {
    expect((await subject.delete()).status).toBe(200);
    expect((await subject.read()).status).toBe(404);
    expect(subject.statuses.at(-1)).toBe('STOPPED');
  },
  restart: async (subject) => {
    const seen = subject.statuses.length;
    subject.answers.push(subject.order('restart'));
    await subject.next('STARTING', seen);
    expect(subject.statuses.slice(seen)).not.toContain('FAILED');
  },
  'killed browser': async (subject) => {
    const seen = subject.statuses.length;
    await subject.killBrowser();
    await subject.next('FAILED', seen);
    await subject.next('STARTING', seen);
  },
};

/** What brings up the next page; its answer may come after that. */
const begins: Record<string, (subject: Subject) => void> = {
  stop: (subject) => subject.answers.push(subject.order('start')),
  DELETE: (subject) => subject.answers.push(subject.create()),
};

describePublishedWaha('a session of a real WAHA that ends', () => {
  let overlay: string;
  let waha: RunningWaha;
  const standIns: StandIn[] = [];

  beforeAll(async () => {
    overlay = bundleOverlay();
    waha = await startRealWaha('WEBJS', {
      overlays: [overlay],
      preload: [path.join(__dirname, 'random-ends/more-sessions.cjs')],
      env: { WAHA_LOG_FORMAT: 'JSON' },
    });
  });

  afterAll(async () => {
    await waha?.stop();
    await Promise.all(standIns.map((standIn) => standIn.stop()));
    rmSync(overlay, { recursive: true });
  });

  async function createSubject(name: string): Promise<Subject> {
    const standIn = await startStandIn();
    standIns.push(standIn);
    const subject = new Subject(waha, standIn, name);
    subject.answers.push(subject.create());
    return subject;
  }

  /** The page that is up already is the first one. */
  async function endAgainAndAgain(how: string): Promise<void> {
    const subject = await createSubject(`by-${how.replace(' ', '-')}`);
    let loads = 0;
    for (const moment of randomMoments(how.length, 4)) {
      await subject.untilLoaded(loads);
      await wait(WINDOW.from + moment * (WINDOW.to - WINDOW.from));
      loads = subject.loads;
      await ends[how]?.(subject);
      begins[how]?.(subject);
    }
    await subject.next(
      'SCAN_QR_CODE',
      subject.statuses.lastIndexOf('STARTING'),
    );
    for (const { status } of await Promise.all(subject.answers)) {
      expect(status).toBe(201);
    }
    await subject.delete();
  }

  it.each([
    ['stop', 'DELETE'],
    ['restart', 'killed browser'],
  ])('by %s or by %s soon after a page load ends alone', async (...ways) => {
    const witness = await createSubject(`witness-of-${ways[0]}`);
    await witness.next('SCAN_QR_CODE');
    const seen = witness.statuses.length;
    await Promise.all(ways.map(endAgainAndAgain));
    expect(waha.hasEnded).toBe(false);
    expect(await witness.read()).toMatchObject({
      status: 200,
      body: { status: 'SCAN_QR_CODE' },
    });
    // WAHA repeats its status with each new QR code.
    const others = witness.statuses
      .slice(seen)
      .filter((status) => status !== 'SCAN_QR_CODE');
    expect(others).toEqual([]);
    const unhandled = readUnhandled(waha.output);
    expect(
      unhandled.filter((line) => line.includes(path.basename(overlay))),
    ).toEqual([]);
    await witness.delete();
  });
});
