import { createHmac, randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Account } from '../account/account';
import {
  digest,
  encodeText,
  equalBytes,
  fromBase64,
  joinBytes,
  toBase64,
  type Bytes,
} from '../protocol/bytes';
import { deriveVerificationCode } from '../protocol/link-code';
import type { LinkVia } from '../protocol/link-phase';
import type { PageRequest } from '../protocol/messages';
import type { Scenario } from '../protocol/scenario';
import type { Timings } from '../protocol/timings';
import type { Connection } from './connection';
import { isCodeFree } from './is-code-free';
import { judgeDelivery } from './judge-delivery';
import { Link } from './link';
import type { LinkedDevices } from './linked-devices';
import type { IssuedChallenge, Observations } from './observations';
import { createRequestOptions } from './request-options';
import type { Timers } from './timers';

type PrologueRequest = Extract<PageRequest, { name: 'prologue' }>;

export interface LinkingDeps {
  account: Account;
  scenario: Scenario;
  devices: LinkedDevices;
  observations: Observations;
  timers: Timers;
  timings: Timings;
  clockScale: number;
  connection(id: number): Connection | undefined;
}

/** The server's and the phone's part in linking a device. */
export class LinkingService {
  readonly links: Link[] = [];
  private readonly expiries = new Map<Link, () => void>();

  constructor(private readonly deps: LinkingDeps) {}

  /** The phone scanned a QR code, or its human typed the pairing code. */
  start(connection: Connection, via: LinkVia, advSecret: Bytes): Link {
    this.end(connection);
    const link = new Link(
      this.links.length + 1,
      connection.id,
      via,
      advSecret,
      Date.now(),
    );
    this.links.push(link);
    const { scenario, timers, clockScale } = this.deps;
    if (!scenario.gate) {
      link.pairingSecret = advSecret;
      this.complete(link);
      return link;
    }
    this.requestPasskey(link, 'scanned');
    if (scenario.secondPrologueAfterMs !== null) {
      timers.after(scenario.secondPrologueAfterMs * clockScale, () => {
        if (link.isOpen) this.requestPasskey(link, 'repeated');
      });
    }
    return link;
  }

  requestPasskey(link: Link, because: 'scanned' | 'repeated'): void {
    link.requests += 1;
    const options = this.issueOptions(link, because);
    this.deps
      .connection(link.connectionId)
      ?.send({ type: 'passkey-prologue-request', options });
  }

  fetchOptions(connection: Connection): string {
    return this.issueOptions(this.linkOf(connection), 'fetched');
  }

  async takePrologue(
    connection: Connection,
    request: PrologueRequest,
  ): Promise<void> {
    const link = this.linkOf(connection);
    if (!connection.refs.delete(request.ref)) {
      throw new Error('The ref is unknown or was used before.');
    }
    await this.judge(link, connection, request.assertion);
    if (this.deps.scenario.serverError === 'prologue') {
      throw new Error('The server refuses this prologue.');
    }
    const commitment = fromBase64(request.commitment);
    const publicKey = fromBase64(request.publicKey);
    link.prologue = {
      commitment,
      publicKey,
      codeFree: await isCodeFree(
        link,
        request.handoffProof,
        joinBytes(encodeText(request.ref), commitment, publicKey),
      ),
    };
    link.optionsUsed = true;
    link.codesMatch = false;
    link.code = null;
    link.pairingSecret = null;
    this.afterReply(() => this.enter(link, 'approval'));
  }

  /** The phone answers the page. */
  sendIdentity(link: Link): void {
    const identity = {
      publicKey: Uint8Array.from(randomBytes(32)),
      nonce: Uint8Array.from(randomBytes(32)),
    };
    link.identity = identity;
    this.enter(link, 'connecting');
    this.deps.connection(link.connectionId)?.send({
      type: 'primary-identity',
      publicKey: toBase64(identity.publicKey),
      nonce: toBase64(identity.nonce),
    });
  }

  async takeNonce(connection: Connection, nonce: string): Promise<void> {
    const link = this.linkOf(connection);
    const { prologue, identity } = link;
    if (!prologue || !identity) throw new Error('There is no prologue.');
    if (this.deps.scenario.serverError === 'nonce') {
      throw new Error('The server refuses this nonce.');
    }
    const bytes = fromBase64(nonce);
    const commitment = await digest(joinBytes(bytes, prologue.publicKey));
    if (!equalBytes(commitment, prologue.commitment)) {
      throw new Error('The nonce is not the one committed to.');
    }
    link.code = await deriveVerificationCode(
      bytes,
      prologue.publicKey,
      identity.nonce,
      identity.publicKey,
    );
    this.enter(link, prologue.codeFree ? 'finishing' : 'code');
  }

  takePairingRequest(connection: Connection, advSecret: string): void {
    const link = this.linkOf(connection);
    if (this.deps.scenario.serverError === 'pairing') {
      throw new Error('The server refuses this pairing.');
    }
    const secret = fromBase64(advSecret);
    this.afterReply(() => {
      link.pairingSecret = secret;
      this.completeIfReady(link);
    });
  }

  confirmCode(link: Link): void {
    link.codesMatch = true;
    this.enter(link, 'finishing');
    this.completeIfReady(link);
  }

  decline(link: Link): void {
    this.enter(link, 'declined');
    if (this.deps.scenario.declineReaches === 'nobody') return;
    this.deps.connection(link.connectionId)?.send({ type: 'linking-refused' });
  }

  markLinked(deviceId: string): void {
    const link = this.links.find((other) => other.deviceId === deviceId);
    if (link?.isOpen) this.enter(link, 'linked');
  }

  /** The page left, or began something else. A pair success outlives it. */
  end(connection: Connection): void {
    for (const link of this.links) {
      const ended = link.connectionId === connection.id && link.isOpen;
      if (ended && link.deviceId === null) this.enter(link, 'gone');
    }
  }

  private linkOf(connection: Connection): Link {
    const link = this.links.findLast(
      (other) => other.connectionId === connection.id && other.isOpen,
    );
    if (!link) throw new Error('No device is being linked here.');
    return link;
  }

  private issueOptions(
    link: Link,
    because: Exclude<IssuedChallenge['because'], 'checkpoint'>,
  ): string {
    const { scenario, account, observations } = this.deps;
    link.options = createRequestOptions(scenario, account);
    link.optionsUsed = false;
    if (because !== 'repeated') this.enter(link, 'passkey');
    observations.recordChallenge({
      connectionId: link.connectionId,
      kind: 'linking',
      challenge: link.options.challenge,
      options: link.options.json,
      because,
    });
    return link.options.json;
  }

  private judge(
    link: Link,
    connection: Connection,
    text: string,
  ): Promise<void> {
    const sent = JSON.parse(text) as AuthenticationResponseJSON;
    return judgeDelivery(
      this.deps,
      {
        connectionId: connection.id,
        kind: 'linking',
        sent,
        assertion: { ...sent, clientExtensionResults: {} },
      },
      {
        challenge: link.options?.challenge ?? '',
        answered: link.optionsUsed,
        requireUserVerification:
          this.deps.scenario.userVerification === 'required',
      },
    );
  }

  private completeIfReady(link: Link): void {
    const agreed = link.prologue?.codeFree || link.codesMatch;
    if (agreed && link.deviceId === null) this.complete(link);
  }

  private complete(link: Link): void {
    const connection = this.deps.connection(link.connectionId);
    if (!connection || !link.pairingSecret) return;
    const { account, devices } = this.deps;
    const device = devices.add(account, connection.browser);
    link.deviceId = device.deviceId;
    this.enter(link, 'finishing');
    const { deviceId, secret, pn, lid, pushname } = device;
    const hmac = createHmac('sha256', link.pairingSecret)
      .update(deviceId)
      .digest('base64');
    connection.send({
      type: 'pair-success',
      device: { deviceId, secret, pn, lid, pushname },
      hmac,
    });
  }

  /** The page must hear the answer to its request before what follows it. */
  private afterReply(action: () => void): void {
    this.deps.timers.after(0, action);
  }

  private enter(link: Link, phase: Link['phase']): void {
    // What was under way when its page left comes too late.
    if (!link.isOpen) return;
    this.expiries.get(link)?.();
    this.expiries.delete(link);
    link.phase = phase;
    if (['approval', 'connecting', 'code', 'finishing'].includes(phase)) {
      const { timers, timings } = this.deps;
      this.expiries.set(
        link,
        timers.after(timings.stageMs, () => this.expire(link)),
      );
    }
    this.deps.observations.announce();
  }

  private expire(link: Link): void {
    // A page that did not accept the pair success never logs in with it.
    if (link.deviceId !== null) this.deps.devices.remove(link.deviceId);
    link.deviceId = null;
    this.enter(link, 'expired');
  }
}
