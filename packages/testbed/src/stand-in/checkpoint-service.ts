import { randomBytes } from 'node:crypto';
import type { Account } from '../account/account';
import type { CheckpointResponse } from '../protocol/messages';
import type { Connection } from './connection';
import { judgeDelivery } from './judge-delivery';
import type { LinkedDevice, LinkedDevices } from './linked-devices';
import type { Observations } from './observations';

export interface CheckpointDeps {
  account: Account;
  devices: LinkedDevices;
  observations: Observations;
}

/** The passkey question for devices that are already linked. */
export class CheckpointService {
  constructor(private readonly deps: CheckpointDeps) {}

  open(device: LinkedDevice, connection: Connection): void {
    const challenge = randomBytes(32).toString('base64url');
    this.deps.devices.setCheckpoint(device, challenge);
    this.deps.observations.recordChallenge({
      connectionId: connection.id,
      kind: 'checkpoint',
      challenge,
      options: null,
      because: 'checkpoint',
    });
    connection.send({ type: 'checkpoint', challenge });
  }

  async take(
    connection: Connection,
    response: CheckpointResponse,
  ): Promise<void> {
    const { device } = connection;
    const challenge = device?.checkpoint;
    if (!device || !challenge) throw new Error('No checkpoint is open.');
    await judgeDelivery(
      this.deps,
      {
        connectionId: connection.id,
        kind: 'checkpoint',
        sent: response,
        assertion: {
          id: response.credential_id,
          rawId: response.raw_id,
          type: 'public-key',
          response: {
            authenticatorData: response.authenticator_data,
            clientDataJSON: response.client_data_json,
            signature: response.signature,
            userHandle: response.user_handle,
          },
          clientExtensionResults: {},
        },
      },
      { challenge, answered: false, requireUserVerification: false },
    );
    this.deps.devices.setCheckpoint(device, null);
    this.deps.observations.announce();
  }
}
