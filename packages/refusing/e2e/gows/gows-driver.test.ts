import { describePasskeyDriver } from '@waha-passkey/testbed/driver';
import { startGowsStandIn } from '@waha-passkey/testbed/gows';
import { GowsHost } from './gows-host';

describePasskeyDriver('GowsPasskeyDriver', {
  supported: false,
  start: async () => {
    const standIn = await startGowsStandIn();
    const host = new GowsHost(standIn);
    await host.start();
    return {
      driver: host.driver,
      raiseGate: async () => {
        standIn.phone.scan(await host.wait(() => host.qr));
      },
      endGate: () =>
        Promise.resolve(standIn.session('default').publishItem('timeout')),
      stop: async () => {
        await host.stop();
        standIn.stop();
      },
    };
  },
});
