import { ApiProperty } from '@nestjs/swagger';
import type { Environment } from '../environment';

export class PingResponse {
  @ApiProperty({ default: 'pong' })
  message!: string;
}

export class WorkerDto {
  @ApiProperty({ type: String, nullable: true })
  id!: string | null;
}

export class EnvironmentDto implements Environment {
  @ApiProperty({ example: '0.1.0' })
  version!: string;

  @ApiProperty({ example: 'WEBJS' })
  engine!: string;

  @ApiProperty({ example: 'CORE' })
  tier!: string;

  @ApiProperty({ example: '/usr/bin/chromium' })
  browser!: string;

  @ApiProperty({ example: 'linux/x64' })
  platform!: string;

  @ApiProperty({ type: WorkerDto })
  worker!: WorkerDto;
}
