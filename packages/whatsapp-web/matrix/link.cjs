'use strict';
// Runs in a scratch project, with the Node under test: one link with
// whatsapp-web.js and our packages, as a user would write it. Its parent plays
// the phone and the owner.
const { once } = require('node:events');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');

const send = (message) => process.send(message);

process.once('message', (job) => {
  link(job).then(
    () => send({ type: 'done' }),
    (error) => send({ type: 'failed', error: String(error) }),
  );
});

async function link({ way, phoneNumber, puppeteer, dataPath }) {
  const { Client, LocalAuth } = require('whatsapp-web.js');
  const { attachPasskey } = require('@waha-passkey/whatsapp-web');
  const client = new Client({
    authStrategy: new LocalAuth({ dataPath }),
    puppeteer,
    webVersionCache: { type: 'none' },
    ...(way === 'code' && { pairWithPhoneNumber: { phoneNumber } }),
  });
  const passkey = attachPasskey(client);
  const failed = new Promise((_resolve, reject) => {
    const fail = (error) => reject(error);
    passkey.on('ended', ({ reason }) => fail(new Error(reason?.message)));
    process.on('message', ({ assertion }) => {
      passkey.submit(assertion).catch(fail);
    });
    if (way === 'code on request') {
      client.once('qr', () => {
        client.requestPairingCode(phoneNumber).catch(fail);
      });
    }
  });
  if (way === 'qr') client.once('qr', (qr) => send({ type: 'qr', qr }));
  client.once('code', (code) => send({ type: 'code', code }));
  passkey.on('required', ({ challenge }) =>
    send({ type: 'required', challenge }),
  );
  passkey.on('accepted', () => send({ type: 'accepted' }));

  const ready = once(client, 'ready');
  await Promise.race([failed, client.initialize()]);
  const lost = once(client.pupBrowser, 'disconnected').then(() => {
    throw new Error('The browser ended before the link did.');
  });
  lost.catch(() => undefined);
  await Promise.race([failed, lost, ready]);
  send({ type: 'linked', versions: await readVersions(client) });

  if (way === 'qr') await report('logged-out', () => logOut(client, dataPath));
  await report('closed', () => close(client));
  await passkey.detach();
}

async function readVersions(client) {
  return {
    node: process.versions.node,
    puppeteer: readVersion('puppeteer'),
    library: readVersion('whatsapp-web.js'),
    browser: await client.pupBrowser.version(),
  };
}

function readVersion(name) {
  const file = path.join(__dirname, 'node_modules', name, 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

async function report(name, act) {
  try {
    await act();
    send({ type: name });
  } catch (error) {
    send({ type: name, error: String(error) });
  }
}

async function logOut(client, dataPath) {
  await client.logout();
  if (existsSync(path.join(dataPath, 'session'))) {
    throw new Error('The auth strategy kept the session.');
  }
}

/** After it, nothing of the client may run. */
async function close(client) {
  const browser = client.pupBrowser.process();
  const ended = () => browser.exitCode !== null || browser.signalCode !== null;
  await client.destroy();
  if (ended()) return;
  const exit = once(browser, 'exit');
  const late = new Promise((resolve) => setTimeout(resolve, 3_000).unref());
  await Promise.race([exit, late]);
  if (ended()) return;
  browser.kill('SIGKILL');
  throw new Error('destroy() left the browser running.');
}
