import type { SessionDto, SessionInfoDto } from './dto/session.dto';
import type { HostedSession } from './hosted-session';

export function toSessionDto(session: HostedSession): SessionDto {
  return {
    name: session.name,
    status: session.view.status,
    config: session.config,
    me: session.me,
    engine: { engine: session.engine.name },
  };
}

export function toSessionInfo(session: HostedSession): SessionInfoDto {
  const { view } = session;
  return {
    ...toSessionDto(session),
    reason: view.reason,
    passkey: view.passkey,
    pairingCode: session.pairingCodeNotice,
    engine: {
      engine: session.engine.name,
      capabilities: session.capabilities,
    },
  };
}
