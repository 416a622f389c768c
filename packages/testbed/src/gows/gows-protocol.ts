import {
  loadPackageDefinition,
  type GrpcObject,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';

/**
 * The part of GOWS' gRPC interface a linking needs, under the names and
 * numbers a WAHA host uses.
 */
const definition: Parameters<typeof fromJSON>[0] = {
  nested: {
    messages: {
      nested: {
        Empty: { fields: {} },
        Session: { fields: { id: { type: 'string', id: 1 } } },
        StartSessionRequest: { fields: { id: { type: 'string', id: 1 } } },
        StreamEventsRequest: {
          fields: {
            session: { type: 'Session', id: 1 },
            exclude: { rule: 'repeated', type: 'string', id: 2 },
          },
        },
        EventJson: {
          fields: {
            event: { type: 'string', id: 1 },
            session: { type: 'string', id: 2 },
            data: { type: 'string', id: 3 },
          },
        },
        EventStream: {
          methods: {
            StreamEvents: createMethod(
              'StreamEventsRequest',
              'EventJson',
              true,
            ),
          },
        },
        MessageService: {
          methods: {
            StartSession: createMethod('StartSessionRequest', 'Empty'),
            StopSession: createMethod('Session', 'Empty'),
            Logout: createMethod('Session', 'Empty'),
          },
        },
      },
    },
  },
};

function createMethod(
  requestType: string,
  responseType: string,
  responseStream = false,
) {
  return { requestType, responseType, responseStream, comment: '' };
}

export interface GowsEvent {
  event: string;
  session: string;
  /** JSON */
  data: string;
}

const loaded = loadPackageDefinition(
  fromJSON(definition, { keepCase: true, defaults: true }),
)['messages'] as GrpcObject;

export const EventStream = loaded['EventStream'] as ServiceClientConstructor;
export const MessageService = loaded[
  'MessageService'
] as ServiceClientConstructor;
