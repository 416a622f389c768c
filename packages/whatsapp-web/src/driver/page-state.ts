import type { CardView, ModuleView } from '../protocol/page-message';
import { CONNECTED_STATE } from '../protocol/whatsapp-names';

/** The newest levels of one document. */
export interface PageState {
  modules: ModuleView;
  card: CardView;
}

export function emptyPage(): PageState {
  return {
    modules: {
      challenge: null,
      stage: null,
      code: null,
      skipsHandoff: false,
      socketState: null,
      hasSynced: false,
    },
    card: { step: 'none', code: null, qr: false, checkpoint: 'none' },
  };
}

export function isLinked({ hasSynced, socketState }: ModuleView): boolean {
  return hasSynced || socketState === CONNECTED_STATE;
}

export function isCardUp({ step }: CardView): boolean {
  return step !== 'none';
}
