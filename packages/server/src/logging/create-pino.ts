import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../settings/settings';

/**
 * A second line of defence: nothing here logs such members, and if somebody
 * does, their values do not get out.
 */
const secretMembers = [
  'apiKey',
  'authorization',
  'body',
  'challenge',
  'clientDataJSON',
  'authenticatorData',
  'signature',
  'userHandle',
  'rawId',
  'code',
  'data',
  'headers',
  'key',
  'password',
  'qr',
  'ticket',
  'value',
  '["x-api-key"]',
  '["X-Api-Key"]',
];

const depths = ['', '*.', '*.*.'];

export function createPino(
  level: LogLevel,
  destination?: DestinationStream,
): Logger {
  const options = {
    level,
    base: null,
    redact: depths.flatMap((depth) =>
      secretMembers.map((member) =>
        member.startsWith('[')
          ? depth.replace(/\.$/, '') + member
          : depth + member,
      ),
    ),
  };
  return destination ? pino(options, destination) : pino(options);
}
