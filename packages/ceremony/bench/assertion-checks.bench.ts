import type { KeyObject } from 'node:crypto';
import { checkAssertion, createExpectation } from '@waha-passkey/ceremony';
import {
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
} from '@simplewebauthn/server';
import type { BenchResult } from '../../tooling/src/bench/bench-result';
import { createSigner, ORIGIN, RP_ID } from '../e2e/create-signer';

const SAMPLES = 64;
const ROUNDS = 200;

/** All checks of one submit, from the parsed body on, against a full verifier. */
export async function bench(): Promise<BenchResult[]> {
  const signer = createSigner();
  const credential = {
    id: signer.credentialId.toString('base64url'),
    publicKey: toCoseKey(signer.publicKey),
    counter: 0,
  };
  const samples = Array.from({ length: SAMPLES }, (_, index) => {
    const call = signer.createCall(`call-${index}`);
    const body = JSON.stringify(signer.sign(call));
    return { call, body };
  });

  const own = () =>
    samples.map(({ call, body }) => {
      const parsed: unknown = JSON.parse(body);
      const startedAt = performance.now();
      checkAssertion(parsed, createExpectation(call.challenge, ORIGIN));
      return performance.now() - startedAt;
    });
  const theirs = async () => {
    const times: number[] = [];
    for (const { call, body } of samples) {
      const response = JSON.parse(body) as AuthenticationResponseJSON;
      const startedAt = performance.now();
      const { verified } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: call.challenge.challenge,
        expectedOrigin: ORIGIN,
        expectedRPID: RP_ID,
        credential,
      });
      times.push(performance.now() - startedAt);
      if (!verified) throw new Error('The baseline refused a good assertion.');
    }
    return times;
  };

  const ownTimes: number[] = [];
  const theirTimes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ownTimes.push(...own());
    if (round % 10 === 0) theirTimes.push(...(await theirs()));
  }
  const p50 = toMedianUs(ownTimes);
  const baseline = toMedianUs(theirTimes);
  return [
    {
      figure: 'assertion checks A1–A17, p50',
      value: p50,
      unit: 'µs',
      target: 15,
      ok: p50 <= 15,
    },
    {
      figure: 'the same against @simplewebauthn/server, p50',
      value: p50,
      unit: 'µs',
      baseline,
      target: 1,
      ok: p50 < baseline,
    },
  ];
}

function toMedianUs(timesMs: number[]): number {
  const sorted = [...timesMs].sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? NaN) * 1000;
}

/** ES256 as COSE_Key (RFC 9053 §7.1.1). */
function toCoseKey(key: KeyObject): Uint8Array<ArrayBuffer> {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]),
  );
}
