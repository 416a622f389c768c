import type { PasskeyChallenge } from '@waha-passkey/contract';
import type { Page } from 'puppeteer';
import { createAccount } from '../src/account/create-account';
import { launchOwner, type Owner } from '../src/owner/launch-owner';
import { judgeAssertion } from '../src/stand-in/judge';
import {
  readCachedOptions,
  startBrowserFixture,
  testIds,
  type BrowserFixture,
} from './browser-fixture';

let fixture: BrowserFixture;
let owner: Owner;

beforeAll(async () => {
  fixture = await startBrowserFixture();
  owner = await launchOwner(fixture.standIn);
});
afterEach(() => fixture.closePages());
afterAll(async () => {
  await owner.close();
  await fixture.stop();
});

const challenge: PasskeyChallenge = {
  challenge: Buffer.alloc(32, 7).toString('base64url'),
  timeout: 600_000,
  rpId: 'whatsapp.com',
  allowCredentials: [],
  userVerification: 'required',
  extensions: { uvm: true },
};
const expected = {
  challenge: challenge.challenge,
  requireUserVerification: true,
};

/** What an assertion has to be for the judging library. */
type Judged = Parameters<typeof judgeAssertion>[1];

it("accepts the owner's assertion, made at the true origin", async () => {
  const assertion = await owner.sign(challenge);
  expect(
    await judgeAssertion(
      fixture.standIn.account,
      assertion as unknown as Judged,
      expected,
    ),
  ).toEqual({ accepted: true, reason: null });
  expect(assertion.response.userHandle).toBe(
    fixture.standIn.account.passkey.userHandle,
  );
  const clientData = Buffer.from(assertion.response.clientDataJSON, 'base64');
  expect(JSON.parse(clientData.toString())).toMatchObject({
    origin: 'https://web.whatsapp.com',
    crossOrigin: false,
  });
});

it('signs a challenge that came with padding', async () => {
  const assertion = await owner.sign({
    ...challenge,
    challenge: `${challenge.challenge}=`,
  });
  const verdict = await judgeAssertion(
    fixture.standIn.account,
    assertion as unknown as Judged,
    expected,
  );
  expect(verdict.accepted).toBe(true);
});

it('finds the credential by its id when there is no user handle', async () => {
  const { account } = fixture.standIn;
  const judged = (await owner.sign(challenge)) as unknown as Judged;
  const withHandle = (userHandle: string | undefined): Judged => ({
    ...judged,
    response: { ...judged.response, userHandle } as Judged['response'],
  });
  const absent = await judgeAssertion(account, withHandle(undefined), expected);
  expect(absent).toEqual({ accepted: true, reason: null });
  const wrong = await judgeAssertion(account, withHandle('AAAA'), expected);
  expect(wrong.reason).toBe('The user handle is not the one of this account.');
});

it('refuses another challenge', async () => {
  const assertion = await owner.sign(challenge);
  const verdict = await judgeAssertion(
    fixture.standIn.account,
    assertion as unknown as Judged,
    { ...expected, challenge: Buffer.alloc(32).toString('base64url') },
  );
  expect(verdict).toEqual({
    accepted: false,
    reason: expect.stringContaining('challenge') as string,
  });
});

it('refuses an assertion without user verification', async () => {
  await owner.setUserVerified(false);
  const assertion = await owner.sign({
    ...challenge,
    userVerification: 'discouraged',
  });
  await owner.setUserVerified(true);
  const verdict = await judgeAssertion(
    fixture.standIn.account,
    assertion as unknown as Judged,
    expected,
  );
  expect(verdict.reason).toMatch(/user (could not be )?verif/i);
});

it('refuses the passkey of somebody else', async () => {
  const other = await launchOwner(fixture.standIn, {
    account: createAccount(),
  });
  const assertion = await other.sign(challenge);
  await other.close();
  const verdict = await judgeAssertion(
    fixture.standIn.account,
    assertion as unknown as Judged,
    expected,
  );
  expect(verdict.reason).toBe(
    'No such passkey is registered for this account.',
  );
});

it('refuses another key behind the right credential id', async () => {
  const { account } = fixture.standIn;
  const forger = createAccount();
  const { credentialId, userHandle } = account.passkey;
  const other = await launchOwner(fixture.standIn, {
    account: {
      ...forger,
      passkey: { ...forger.passkey, credentialId, userHandle },
    },
  });
  const assertion = await other.sign(challenge);
  await other.close();
  const verdict = await judgeAssertion(
    account,
    assertion as unknown as Judged,
    expected,
  );
  expect(verdict.accepted).toBe(false);
});

describe('what a driver delivers', () => {
  /** Answers the page's next `get()` with the owner's bytes. */
  async function answer(page: Page, realm: 'own' | 'other'): Promise<void> {
    const options = JSON.parse(
      (await readCachedOptions(page)) ?? '',
    ) as PasskeyChallenge;
    const assertion = await owner.sign(options);
    await page.evaluate(
      (assertion, realm) => {
        let Buffer: ArrayBufferConstructor = ArrayBuffer;
        if (realm === 'other') {
          const frame = document.createElement('iframe');
          document.body.append(frame);
          const view = frame.contentWindow as unknown as typeof globalThis;
          Buffer = view.ArrayBuffer;
        }
        const decode = (text: string) => {
          const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
          const buffer = new Buffer(binary.length);
          const bytes = new Uint8Array(buffer);
          for (let index = 0; index < binary.length; index += 1) {
            bytes[index] = binary.charCodeAt(index);
          }
          return buffer;
        };
        const { response } = assertion;
        const credential = {
          id: assertion.id,
          rawId: decode(assertion.rawId),
          type: assertion.type,
          response: {
            clientDataJSON: decode(response.clientDataJSON),
            authenticatorData: decode(response.authenticatorData),
            signature: decode(response.signature),
            userHandle: decode(response.userHandle ?? ''),
          },
        };
        navigator.credentials.get = () =>
          Promise.resolve(credential as unknown as Credential);
      },
      assertion,
      realm,
    );
    await page.click(testIds.continue);
  }

  it('needs no real credential object, only these fields', async () => {
    const page = await fixture.openGate();
    const deliveries = fixture.standIn.deliveries.length;
    await answer(page, 'own');
    const delivery = await fixture.standIn.waitForDelivery(deliveries + 1);
    expect(delivery).toMatchObject({ accepted: true });
  });

  it('turns to empty strings when the buffers are of another realm', async () => {
    const page = await fixture.openGate();
    const deliveries = fixture.standIn.deliveries.length;
    await answer(page, 'other');
    const delivery = await fixture.standIn.waitForDelivery(deliveries + 1);
    expect(delivery).toMatchObject({
      accepted: false,
      assertion: { rawId: '', response: { signature: '' } },
    });
  });
});
