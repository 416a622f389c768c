import { passkeyHost } from '@waha-passkey/waha';
import { addCapability } from './edits/add-capability';
import { addModule } from './edits/add-module';
import { addStatuses } from './edits/add-statuses';
import { attachGows } from './edits/attach-gows';
import { attachNoweb } from './edits/attach-noweb';
import { attachWebjs } from './edits/attach-webjs';
import { attachWpp } from './edits/attach-wpp';
import { documentRoutes } from './edits/document-routes';
import { documentStatusBody } from './edits/document-status-body';
import { Edits } from './edits/edits';
import { holdStatus } from './edits/hold-status';
import { spareHandoffPage } from './edits/spare-handoff-page';
import type { WahaParts } from './parts/waha-parts';

/** One for each of the source patches. */
const recipes = [
  addStatuses,
  addModule,
  documentRoutes,
  holdStatus,
  documentStatusBody,
  attachWebjs,
  attachWpp,
  attachNoweb,
  attachGows,
  addCapability,
  spareHandoffPage,
];

/** All of it or, when anything throws, nothing. */
export function attachPasskey(parts: WahaParts): void {
  // A setting that cannot be read switches passkeys off, with a warning.
  if (!passkeyHost().settings.enabled) return;
  const edits = new Edits();
  try {
    for (const apply of recipes) apply(edits, parts);
  } catch (error) {
    edits.undoAll();
    throw error;
  }
}
