#!/bin/sh
# Chromium 153 (@sparticuz/chromium 153.0.0), with puppeteer-core 24.43.1.
#
# Expected: the WebAuthn domain belongs to the CDP session that enabled it, so
# its virtual authenticator stays until that session ends.
# Observed: when any other CDP session of the same page detaches, the domain is
# disabled for the first one, too. Its authenticator and credentials are gone,
# without an event, and the session is answered:
#
#   before: 1 credential
#   another session is open: 1 credential
#   it has detached: Protocol error (WebAuthn.getCredentials): The Virtual Authenticator Environment has not been enabled for this session
#
# Who meets it: passkey tests whose page something else inspects for a moment.
# Exit code 0: behaves as described. 1: it does not any more.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export TMPDIR="$folder"
cd "$folder"
printf '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  puppeteer-core@24.43.1 @sparticuz/chromium@153.0.0
cat > run.mjs <<'EOF'
import { once } from 'node:events';
import { createServer } from 'node:http';
import chromium from '@sparticuz/chromium';
import puppeteer from 'puppeteer-core';

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html').end('<p>page</p>');
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const browser = await puppeteer.launch({
  executablePath: await chromium.executablePath(),
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
await page.goto(`http://localhost:${server.address().port}/`);

const holder = await page.createCDPSession();
await holder.send('WebAuthn.enable');
const { authenticatorId } = await holder.send(
  'WebAuthn.addVirtualAuthenticator',
  {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  },
);
await page.evaluate(() =>
  navigator.credentials.create({
    publicKey: {
      rp: { name: 'site' },
      user: { id: new Uint8Array(8), name: 'user', displayName: 'user' },
      challenge: new Uint8Array(16),
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    },
  }),
);
const look = () =>
  holder.send('WebAuthn.getCredentials', { authenticatorId }).then(
    ({ credentials }) => `${credentials.length} credential`,
    (error) => error.message,
  );

const before = await look();
const other = await page.createCDPSession();
const during = await look();
await other.detach();
const after = await look();
console.log(`before: ${before}`);
console.log(`another session is open: ${during}`);
console.log(`it has detached: ${after}`);
await browser.close();
server.close();
const isAsDescribed =
  before === '1 credential' &&
  during === '1 credential' &&
  after.includes('has not been enabled for this session');
process.exitCode = isAsDescribed ? 0 : 1;
EOF
node run.mjs
