import {
  credentials,
  type Client,
  type ClientReadableStream,
  type ServiceError,
} from '@grpc/grpc-js';
import { EventStream, MessageService, type GowsEvent } from './gows-protocol';
import type { GowsStandIn } from './gows-stand-in';

const CALL_MS = 10_000;

/** A session's event stream, and the process it comes from. */
export interface GowsConnection {
  readonly stream: ClientReadableStream<GowsEvent>;
  /** GOWS begins to link, or connects. Events come through the stream. */
  start(): Promise<void>;
  logout(): Promise<void>;
  /** Ends the session and the stream. */
  stop(): Promise<void>;
}

export interface GowsTransport {
  connect(session: string): Promise<GowsConnection>;
}

/** Opens real gRPC streams to the stand-in. */
export function createGowsTransport(standIn: GowsStandIn): GowsTransport {
  return {
    connect: async (session) => {
      const insecure = credentials.createInsecure();
      const events = new EventStream(standIn.address, insecure);
      const service = new MessageService(standIn.address, insecure);
      const stream = openStream(events, session);
      await waitForMetadata(stream);
      return {
        stream,
        start: () => call(service, 'StartSession', session),
        logout: () => call(service, 'Logout', session),
        stop: async () => {
          await call(service, 'StopSession', session);
          stream.cancel();
          events.close();
          service.close();
        },
      };
    },
  };
}

function openStream(
  client: Client,
  session: string,
): ClientReadableStream<GowsEvent> {
  const open = (client as unknown as Record<string, unknown>)[
    'StreamEvents'
  ] as (request: object) => ClientReadableStream<GowsEvent>;
  const stream = open.call(client, { session: { id: session }, exclude: [] });
  // An ended or cancelled stream is nobody's failure: `end` follows it.
  stream.on('error', () => undefined);
  return stream;
}

/** The server sends its metadata once events will reach this stream. */
function waitForMetadata(
  stream: ClientReadableStream<GowsEvent>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('metadata', () => resolve());
    stream.once('error', reject);
  });
}

function call(client: Client, method: string, id: string): Promise<void> {
  const unary = (client as unknown as Record<string, unknown>)[method] as (
    request: object,
    options: { deadline: number },
    done: (error: ServiceError | null) => void,
  ) => void;
  return new Promise((resolve, reject) => {
    const deadline = Date.now() + CALL_MS;
    unary.call(client, { id }, { deadline }, (error) =>
      error ? reject(error) : resolve(),
    );
  });
}
