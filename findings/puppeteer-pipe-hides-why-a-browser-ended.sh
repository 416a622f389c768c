#!/bin/sh
# puppeteer-core 24.43.1 and 25.16.0.
#
# Expected: launch() reports what the browser wrote before it ended at its
# start, such as a missing library, whichever transport is used.
# Observed: it does over a WebSocket. With `pipe: true` the reason is missing:
#
#   24.43.1, WebSocket: Failed to launch the browser process: Code: 127 ... libnss3.so
#   24.43.1, pipe: Protocol error (Target.setDiscoverTargets): Target closed
#
# Who meets it: hosts that use the pipe so that no browser outlives them. Each
# broken installation reads the same, and names the wrong cause.
# Exit code 0: behaves as described. 1: it does not any more.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  puppeteer-24@npm:puppeteer-core@24.43.1 \
  puppeteer-25@npm:puppeteer-core@25.16.0
# A browser that lacks a library: what the dynamic linker says, and its code.
cat > browser <<'EOF'
#!/bin/sh
echo 'chrome: error while loading shared libraries: libnss3.so: cannot open shared object file' >&2
exit 127
EOF
chmod +x browser
cat > run.mjs <<'EOF'
const results = [];
for (const name of ['puppeteer-24', 'puppeteer-25']) {
  const { default: puppeteer } = await import(name);
  for (const pipe of [false, true]) {
    const message = await puppeteer
      .launch({ executablePath: './browser', pipe })
      .then(
        () => 'launched',
        (error) => error.message,
      );
    results.push({ pipe, namesCause: message.includes('libnss3.so') });
    console.log(
      `${name}, ${pipe ? 'pipe' : 'WebSocket'}: ${message.replace(/\s+/g, ' ').slice(0, 160)}`,
    );
  }
}
const isAsDescribed = results.every(
  ({ pipe, namesCause }) => namesCause === !pipe,
);
process.exitCode = isAsDescribed ? 0 : 1;
EOF
node run.mjs
