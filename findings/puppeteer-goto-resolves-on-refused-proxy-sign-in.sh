#!/bin/sh
# puppeteer-core 24.38.0 with the headless shell of Chromium 153
# (@sparticuz/chromium 153.0.0).
#
# Expected: page.goto() of an https address rejects when the proxy refuses the
# sign-in, since nothing reached the site.
# Observed: it resolves, with or without page.authenticate():
#
#   without credentials: resolved, 407
#   refused credentials: resolved, 407
#
# Who meets it: whatever takes a resolved goto() for a loaded page, then waits
# for a script of that page: it waits for ever, and its log names no proxy.
# response.status() shows the difference.
# Exit code 0: behaves as described. 1: it does not any more.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export TMPDIR="$folder"
cd "$folder"
printf '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  puppeteer-core@24.38.0 @sparticuz/chromium@153.0.0
cat > run.mjs <<'EOF'
import { once } from 'node:events';
import { createServer } from 'node:http';
import chromium from '@sparticuz/chromium';
import puppeteer from 'puppeteer-core';

const proxy = createServer();
proxy.on('connect', (_request, socket) => {
  socket.end(
    'HTTP/1.1 407 Proxy Authentication Required\r\n' +
      'Proxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\n\r\n',
  );
});
proxy.listen(0, '127.0.0.1');
await once(proxy, 'listening');
const browser = await puppeteer.launch({
  executablePath: await chromium.executablePath(),
  args: [
    `--proxy-server=127.0.0.1:${proxy.address().port}`,
    ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
  ],
});

async function visit(credentials) {
  const page = await browser.newPage();
  if (credentials) await page.authenticate(credentials);
  try {
    const response = await page.goto('https://web.example/');
    return `resolved, ${response?.status()}`;
  } catch (error) {
    return `rejected, ${error.message.split(' at ')[0]}`;
  }
}

const without = await visit(null);
const refused = await visit({ username: 'user', password: 'old' });
console.log(`without credentials: ${without}`);
console.log(`refused credentials: ${refused}`);
await browser.close();
proxy.close();
const isAsDescribed =
  without === 'resolved, 407' && refused === 'resolved, 407';
process.exitCode = isAsDescribed ? 0 : 1;
EOF
node run.mjs
