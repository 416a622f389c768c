import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import {
  chromiumLaunchOptions,
  createSampleChallenge,
  launchOwner,
  SampleAssertion,
  startStandIn,
} from '@waha-passkey/testbed';
import puppeteer, { type CDPSession } from 'puppeteer';
import type { BenchResult } from '../../tooling/src/bench/bench-result';
import { compare, median } from '../../tooling/src/bench/compare';
import { createServer, readSettings, type RunningServer } from '../src';
import { PageEngine } from './page-engine';

const WARM_UP = 500;
const ROUNDS = 500;

/** When each request arrived, on our monotonic clock. */
function clockRequests(server: RunningServer): number[] {
  const arrivals: number[] = [];
  const http = server.app.getHttpServer() as Server;
  http.prependListener('request', () => arrivals.push(performance.now()));
  return arrivals;
}

/** Sends head and body in one packet: the server is measured, not the client. */
function createPoster(serverUrl: string, apiKey: string) {
  const agent = new Agent({ keepAlive: true });
  return async (url: string, body: unknown): Promise<void> => {
    const text = JSON.stringify(body);
    const sent = request(serverUrl + url, {
      agent,
      method: 'POST',
      headers: {
        'X-Api-Key': apiKey,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
      },
    });
    sent.end(text);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const answer = await readText(response);
    if (response.statusCode !== 201) {
      throw new Error(`${url} answered ${response.statusCode}: ${answer}`);
    }
  };
}

async function ask(cdp: CDPSession, challenge: string): Promise<void> {
  const options = JSON.stringify(createSampleChallenge(challenge));
  await cdp.send('Runtime.evaluate', {
    expression: `{
      const json = ${options};
      const { challenge } = PublicKeyCredential.parseRequestOptionsFromJSON(json);
      window.asked = navigator.credentials
        .get({ publicKey: { ...json, challenge } })
        .then(() => performance.now());
    }`,
  });
}

/** The whole way of a POST, and beside it what one evaluation costs. */
export async function bench(): Promise<BenchResult[]> {
  const standIn = await startStandIn();
  const folder = await mkdtemp(path.join(tmpdir(), 'waha-passkey-bench-'));
  const engine = new PageEngine();
  const [owner, browser, server] = await Promise.all([
    launchOwner(standIn),
    puppeteer.launch(chromiumLaunchOptions(standIn)),
    createServer(
      readSettings({
        WHATSAPP_API_PORT: '0',
        WAHA_LOCAL_STORE_BASE_DIR: folder,
        WAHA_PASSKEY_SUBMITS_PER_MINUTE: '1000000',
      }),
      { engines: [engine], logDestination: { write: () => undefined } },
    ),
  ]);
  const post = createPoster(server.url, server.apiKey ?? '');
  try {
    const sample = await SampleAssertion.by(owner);
    const page = await browser.newPage();
    await engine.driver.attachPage(page);
    await post('/api/sessions', { name: 'bench' });
    await page.goto(standIn.origin);
    await page.waitForSelector('[data-testid="link-device-qr-code"]');
    const cdp = await page.createCDPSession();
    const evaluations: number[] = [];
    /** The page's clock against ours: it is read half-way there and back. */
    const offsets: number[] = [];
    const resolutions: number[] = [];
    const arrivals = clockRequests(server);
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const challenge = createHash('sha256')
        .update(String(round))
        .digest('base64url');
      await ask(cdp, challenge);
      const begun = performance.now();
      const { result } = await cdp.send('Runtime.evaluate', {
        expression: 'performance.now()',
      });
      const ended = performance.now();
      evaluations.push(ended - begun);
      offsets.push(Number(result.value) - (begun + ended) / 2);
      await post('/api/bench/auth/passkey', sample.over(challenge));
      // The page's own word for it.
      resolutions.push(Number(await page.evaluate('window.asked')));
    }
    const offset = median(offsets.slice(WARM_UP));
    const submits = resolutions.map(
      (resolved, round) => resolved - offset - (arrivals[round] ?? NaN),
    );
    return [
      compare(
        'POST received → page’s promise resolved, all checks, against a bare evaluate, p50',
        'ms',
        median(submits.slice(WARM_UP)),
        median(evaluations.slice(WARM_UP)),
        2,
      ),
    ];
  } finally {
    await Promise.all([owner.close(), browser.close(), server.close()]);
    await standIn.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
