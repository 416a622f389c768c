import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import type { HostedSession } from '../sessions/hosted-session';
import { SessionsService } from '../sessions/sessions.service';
import { PrometheusMetrics, type RunningEngine } from './prometheus-metrics';

/** For Prometheus; there only when `WAHA_PASSKEY_METRICS_ENABLED` says so. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: PrometheusMetrics,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  async read(@Res() response: Response): Promise<void> {
    const running = this.sessions.list().filter((session) => session.running);
    const text = await this.metrics.read(running.map(toRunningEngine));
    response.setHeader('Content-Type', this.metrics.contentType);
    response.end(text);
  }
}

function toRunningEngine(session: HostedSession): RunningEngine {
  const { supported, reason } = session.capabilities.passkey;
  const isChanged = reason?.code === 'PAGE_CHANGED';
  return {
    engine: session.engine.name,
    support: supported
      ? 'supported'
      : isChanged
        ? 'page-changed'
        : 'unsupported',
  };
}
