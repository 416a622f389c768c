'use strict';
// Runs in a scratch project, with the Node under test: a Nest host with the
// passkey routes, over a driver without a page.
const { readFileSync } = require('node:fs');
const path = require('node:path');

async function start() {
  require('reflect-metadata');
  const { Module, ValidationPipe } = require('@nestjs/common');
  const { NestFactory } = require('@nestjs/core');
  const { DocumentBuilder, SwaggerModule } = require('@nestjs/swagger');
  const { PasskeyModule, PasskeySessions } = require('@waha-passkey/nest');
  const { InMemoryDriver } = require('./driver/in-memory-driver.js');

  class HostModule {}
  Module({ imports: [PasskeyModule.forRoot({})] })(HostModule);
  const app = await NestFactory.create(HostModule, { logger: false });
  // WAHA's own.
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidUnknownValues: true,
    }),
  );
  const config = new DocumentBuilder().build();
  SwaggerModule.setup('docs', app, SwaggerModule.createDocument(app, config));
  await app.listen(0, '127.0.0.1');

  const driver = new InMemoryDriver();
  app.get(PasskeySessions).attach('default', driver);
  process.on('message', ({ challenge, origin }) => {
    const kind = 'linking';
    driver.emit({ type: 'gate', kind, challenge });
    driver.emit({ type: 'call', callId: '1', kind, challenge, origin });
    process.send({ type: 'gate' });
  });
  process.once('disconnect', () => void app.close());
  process.send({
    type: 'started',
    url: await app.getUrl(),
    versions: {
      node: process.versions.node,
      nest: readVersion('@nestjs/core'),
      swagger: readVersion('@nestjs/swagger'),
      validator: readVersion('class-validator'),
    },
  });
}

function readVersion(name) {
  const file = path.join(__dirname, 'node_modules', name, 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

start().catch((error) => {
  process.send({ type: 'failed', error: String(error) });
  process.disconnect();
});
