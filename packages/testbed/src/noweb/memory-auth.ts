import type {
  AuthenticationState,
  SignalDataSet,
  SignalDataTypeMap,
} from '@whiskeysockets/baileys' with { 'resolution-mode': 'import' };
import type { Baileys } from './load-baileys';

export type MemoryAuth = AuthenticationState;

/** Fresh keys of a device that was never linked, kept in memory only. */
export function createMemoryAuth(baileys: Baileys): MemoryAuth {
  const entries = new Map<string, unknown>();
  return {
    creds: baileys.initAuthCreds(),
    keys: {
      get: <T extends keyof SignalDataTypeMap>(type: T, ids: string[]) => {
        const found: Record<string, SignalDataTypeMap[T]> = {};
        for (const id of ids) {
          const value = entries.get(`${type}:${id}`);
          if (value) found[id] = value as SignalDataTypeMap[T];
        }
        return found;
      },
      set: (data: SignalDataSet) => {
        for (const [type, values] of Object.entries(data)) {
          for (const [id, value] of Object.entries(values)) {
            if (value === null) entries.delete(`${type}:${id}`);
            else entries.set(`${type}:${id}`, value);
          }
        }
      },
    },
  };
}
