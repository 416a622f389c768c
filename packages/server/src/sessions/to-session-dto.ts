import type { SessionDto, SessionInfoDto } from './dto/session.dto';
import type { HostedSession } from './hosted-session';

export function toSessionDto(session: HostedSession): SessionDto {
  return {
    name: session.name,
    status: session.view.status,
    config: session.config,
    me: session.me,
    presence: null,
    timestamps: { activity: null },
    engine: { engine: session.engine.name },
  };
}

export async function toSessionInfo(
  session: HostedSession,
): Promise<SessionInfoDto> {
  const info = await session.readEngineInfo();
  const { view } = session;
  return {
    ...toSessionDto(session),
    reason: view.reason,
    passkey: view.passkey,
    pairingCode: session.pairingCodeNotice,
    engine: {
      engine: session.engine.name,
      ...info,
      capabilities: session.capabilities,
    },
  };
}
