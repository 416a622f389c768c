import { encodeText, toBase64 } from '../../protocol/bytes';
import { computeHandoffProof, deriveHandoffKey } from '../../protocol/handoff';
import type { PageRequest } from '../../protocol/messages';
import type { Scenario } from '../../protocol/scenario';
import type { AdvSecret } from './adv-secret';
import type { HandoffKeyHolder } from './handoff-key-holder';
import {
  performWebAuthnAssertion,
  type CallWatcher,
  type GetCredential,
} from './passkey-assertion';
import type { RequestOptionsCache } from './request-options-cache';
import {
  ShortcakeLinkingStage,
  type ShortcakeLinking,
} from './shortcake-linking';

export interface ShortcakePairingDeps {
  readonly scenario: () => Scenario;
  readonly cache: RequestOptionsCache;
  readonly handoff: HandoffKeyHolder;
  readonly linking: ShortcakeLinking;
  readonly advSecret: AdvSecret;
  readonly get: GetCredential;
  readonly watcher: CallWatcher;
  readonly request: (request: PageRequest) => Promise<unknown>;
}

/** From the server's request to the prologue that carries the assertion. */
export class ShortcakePairing {
  constructor(private readonly deps: ShortcakePairingDeps) {}

  /** The server asks for a passkey before it links. */
  async takePrologueRequest(options: string): Promise<void> {
    const { cache, linking, handoff, advSecret } = this.deps;
    cache.setCachedRequestOptions(encodeText(options));
    if (
      linking.getShortcakeLinkingStage() !== ShortcakeLinkingStage.NotStarted
    ) {
      return;
    }
    handoff.clear();
    const key = await deriveHandoffKey(advSecret.bytes);
    handoff.stash(key);
    advSecret.rotate();
  }

  /** What the button Continue does. */
  async start(): Promise<void> {
    const { cache, scenario, get, watcher } = this.deps;
    try {
      const options = await cache.getRequestOptions();
      if (!scenario().callsGet) await forever();
      const assertion = await performWebAuthnAssertion(options, get, watcher);
      if (!scenario().continues) await forever();
      await this.sendPrologue(assertion);
    } catch (error) {
      this.cancel();
      throw error;
    }
  }

  cancel(): void {
    this.deps.cache.clearCachedRequestOptions();
    this.deps.handoff.clear();
    this.deps.linking.reset();
  }

  private async sendPrologue(assertion: string): Promise<void> {
    const { linking, handoff, request } = this.deps;
    const ref = (await request({ name: 'get-ref' })) as string;
    const prologue = await linking.initialize(ref);
    const key = handoff.peek();
    await request({
      name: 'prologue',
      ref,
      assertion,
      commitment: prologue.commitment,
      publicKey: prologue.publicKey,
      handoffProof: key
        ? toBase64(await computeHandoffProof(key, prologue.bytes))
        : null,
    });
    handoff.clear();
    linking.markPrologueSent(key !== null);
  }
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}
