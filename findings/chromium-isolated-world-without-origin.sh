#!/bin/sh
# Chromium 143 (@sparticuz/chromium 143.0.4), with puppeteer-core 24.43.1.
#
# Expected: Runtime.executionContextCreated names the document's origin for each
# of its worlds, as Chromium 153 does.
# Observed: for an isolated world made by Page.addScriptToEvaluateOnNewDocument
# with a worldName, `origin` is "" (or "://"), whatever page is open:
#
#   the page's own world: "http://localhost"
#   the isolated world: ""
#
# Who meets it: a tool that takes a binding's messages only from a world of the
# right origin. It drops all of them in this browser and older ones.
# Exit code 0: behaves as described. 1: it does not any more.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export TMPDIR="$folder"
cd "$folder"
printf '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  puppeteer-core@24.43.1 @sparticuz/chromium@143.0.4
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
const session = await page.createCDPSession();
const worlds = [];
session.on('Runtime.executionContextCreated', ({ context }) => {
  worlds.push(context);
});
await session.send('Page.enable');
await session.send('Runtime.enable');
await session.send('Page.addScriptToEvaluateOnNewDocument', {
  source: '0',
  worldName: 'isolated',
});
await page.goto(`http://localhost:${server.address().port}/`);
const find = (fits) => worlds.findLast(fits)?.origin.replace(/:\d+$/, '');
const own = find((world) => world.auxData.isDefault);
const isolated = find((world) => world.name === 'isolated');
console.log(`the page's own world: "${own}"`);
console.log(`the isolated world: "${isolated}"`);
await browser.close();
server.close();
const isAsDescribed =
  own === 'http://localhost' && ['', '://'].includes(isolated);
process.exitCode = isAsDescribed ? 0 : 1;
EOF
node run.mjs
