import { Module } from '@nestjs/common';
import { PasskeyAttemptController, PasskeyModule } from '@waha-passkey/nest';
import { Controller, Post, Body } from '@nestjs/common';
import { raiseGate } from '../hosts/gate';
import { startModule } from '../hosts/host';
import { Log } from '../hosts/log';

describe('a host with passkey routes of its own', () => {
  @Controller('api/:session/auth/passkey')
  class OwnController {
    @Post()
    submit(@Body() body: unknown): unknown {
      return { taken: body };
    }
  }

  class Subclass extends PasskeyAttemptController {}

  @Module({
    imports: [PasskeyModule.forRoot({ logger: new Log(), controllers: [] })],
    controllers: [OwnController, Subclass],
  })
  class HostModule {}

  it('adds ours beside them, in its own module, with all they need', async () => {
    const host = await startModule(HostModule, new Log());
    const { driver } = host.run();
    raiseGate(driver);
    await host.submit({ id: 'x' }).expect(201, { taken: { id: 'x' } });
    const bad = await host.post('').type('json').send('{"a').expect(400);
    expect(bad.body).not.toHaveProperty('code');
    await host.get('challenge').expect(404);
    const attempt = await host.get('').expect(200);
    expect(attempt.body).toMatchObject({ phase: 'awaiting-assertion' });
    const refused = await host.post('reject').expect(422);
    expect(refused.body).toMatchObject({ code: 'PASSKEY_NOT_PENDING' });
    await host.post('cancel').expect(201);
    await host.close();
  });
});
