import { describePasskeyDriver } from '@waha-passkey/testbed/driver';
import { startNowebStandIn } from '@waha-passkey/testbed/noweb';
import { NowebHost } from './noweb-host';

describePasskeyDriver('NowebPasskeyDriver', {
  supported: false,
  start: async () => {
    const standIn = await startNowebStandIn();
    const host = new NowebHost(standIn);
    host.start();
    return {
      driver: host.driver,
      raiseGate: async () => {
        await standIn.phone.scan(await host.wait(() => host.qr));
      },
      endGate: () => Promise.resolve(standIn.dropConnections()),
      stop: async () => {
        await host.stop();
        await standIn.stop();
      },
    };
  },
});
