import type { SessionRecord } from './session-record';

/** Null for what a power loss or a person has made of a record. */
export function parseRecord(text: string): Omit<SessionRecord, 'name'> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const record = value as Partial<SessionRecord> | null;
  if (
    typeof record !== 'object' ||
    record === null ||
    typeof record.engine !== 'string' ||
    typeof record.running !== 'boolean' ||
    typeof record.config !== 'object' ||
    record.config === null
  ) {
    return null;
  }
  const { engine, config, running } = record as SessionRecord;
  return { engine, config, running };
}
