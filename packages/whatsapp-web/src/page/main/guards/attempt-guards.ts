import type { GuardOrder } from '../../../protocol/page-command';
import { REFRESH_METHOD } from '../../../protocol/whatsapp-names';
import { callModule, findModule } from '../modules';
import { startInterval, stopInterval } from '../primordials';
import { ActGuards } from './act-guards';
import { muteCodes, stopWaJsRenewal } from './library-renewals';
import { PairingCodeTimer } from './pairing-code-timer';
import { SocketRestarts } from './socket-restarts';

/** For modules and timers that appear while the attempt is open. */
const lookMs = 500;

/** What is on guard in the page while an attempt is open, and only then. */
export class AttemptGuards {
  private readonly codeTimer = new PairingCodeTimer();
  private readonly restarts = new SocketRestarts();
  private acts: ActGuards | null = null;
  private unmuteCodes: (() => void) | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  get hasRestarted(): boolean {
    return this.acts !== null && this.restarts.hasRestarted;
  }

  onCall(): void {
    this.restarts.onCall();
  }

  carryOut(order: GuardOrder): boolean {
    switch (order) {
      case 'note-timers':
        this.codeTimer.note();
        return true;
      case 'hold':
        this.hold();
        return true;
      case 'release':
        this.release();
        return true;
      case 'refresh':
        return refresh();
    }
  }

  release(): void {
    stopInterval(this.timer);
    this.acts?.uninstall();
    this.acts = null;
    this.restarts.stop();
    this.unmuteCodes?.();
    this.unmuteCodes = null;
  }

  private hold(): void {
    if (this.acts) return;
    this.acts = new ActGuards();
    this.look();
    this.timer = startInterval(() => this.look(), lookMs);
  }

  private look(): void {
    this.acts?.install();
    this.restarts.start();
    this.unmuteCodes ??= muteCodes();
    this.codeTimer.stop();
    stopWaJsRenewal();
  }
}

/** The page's own way from spent QR codes to new ones. */
function refresh(): boolean {
  const module = (['cmd', 'launch'] as const).find(
    (name) => typeof findModule(name)?.[REFRESH_METHOD] === 'function',
  );
  if (!module) return false;
  callModule(module, REFRESH_METHOD);
  return true;
}
