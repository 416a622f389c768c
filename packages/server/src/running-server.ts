import type { INestApplication } from '@nestjs/common';

export interface RunningServer {
  /** Without a slash at the end: `http://127.0.0.1:3000`. */
  url: string;
  /** Null when only its hash was given. */
  apiKey: string | null;
  app: INestApplication;
  /** Ends all sessions, their browsers too, and stops listening. Idempotent. */
  close(): Promise<void>;
}
