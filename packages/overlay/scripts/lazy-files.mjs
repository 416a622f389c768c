import path from 'node:path';
import { bundleCode } from './bundle-code.mjs';

const packages = path.resolve(import.meta.dirname, '../..');

/**
 * Files of the folder that no start needs. Each holds packages of ours, or
 * single sources of one, with the functions and classes that are used of them.
 */
const lazyFiles = {
  'handoff-page.cjs': {
    '@waha-passkey/handoff': ['handoffHeaders', 'renderHandoffPage'],
  },
  'whatsapp-web.cjs': {
    '@waha-passkey/whatsapp-web': [
      'createWebjsDriver',
      'createWppDriver',
      'hookWppPage',
      'PagePasskeyDriver',
      'waitForClient',
      'within',
    ],
  },
  'attempt.cjs': {
    'ceremony/src/assertion/check-assertion': ['checkAssertion'],
    'ceremony/src/assertion/expectation': ['createExpectation'],
    'ceremony/src/machine/advance': ['advance'],
    'ceremony/src/machine/on-renewal': ['canRenew'],
    'ceremony/src/reasons': ['doesGateStay', 'toReason'],
    'ceremony/src/registry/deadlines': ['Deadlines'],
    'ceremony/src/session/state-errors': [
      'createAlreadySubmittedError',
      'createClosedError',
      'createEndedError',
      'createEndingError',
      'createNotJsonBodyError',
      'createNotPendingError',
      'createNotRenewableError',
      'createNothingPendingError',
      'createOtherAttemptError',
      'createUnsupportedError',
      'toPasskeyError',
    ],
    'nest/src/metrics/attempt-recorder': ['AttemptRecorder'],
  },
};

/** What all files know: there may be one copy only. */
const sharedPackages = ['@waha-passkey/contract', '@waha-passkey/ceremony'];

/** The text of each of these files, finished by `finish`. */
export function bundleLazyFiles(finish) {
  const files = Object.entries(lazyFiles);
  return Object.fromEntries(
    files.map(([file, sources]) => {
      const code = Object.entries(sources).map(
        ([source, members]) =>
          `export { ${members.join(', ')} } from '${locate(source)}';`,
      );
      const external = sharedPackages;
      return [file, finish(bundleCode(code.join('\n'), { external }))];
    }),
  );
}

/**
 * Puts functions and classes in place of those sources, which read their file
 * when one of them is first called.
 */
export const loadLazily = {
  name: 'load-lazily',
  setup({ onResolve, onLoad }) {
    const standIns = new Map();
    for (const [file, sources] of Object.entries(lazyFiles)) {
      standIns.set(file, writeLoader(file));
      for (const [source, members] of Object.entries(sources)) {
        standIns.set(locate(source), writeStandIn(file, members));
      }
    }
    onResolve({ filter: /./ }, ({ path: name, resolveDir }) => {
      const found = name.startsWith('.')
        ? path.resolve(resolveDir, name)
        : name;
      return standIns.has(found) ? { path: found, namespace: 'lazy' } : null;
    });
    onLoad({ filter: /./, namespace: 'lazy' }, ({ path: found }) => ({
      contents: standIns.get(found),
      resolveDir: import.meta.dirname,
    }));
  },
};

function locate(source) {
  return source.startsWith('@') ? source : path.join(packages, source);
}

function writeLoader(file) {
  const imports = sharedPackages.map(
    (name, at) => `import * as shared${at} from '${name}';`,
  );
  const shared = sharedPackages.map((name, at) => `'${name}': shared${at}`);
  return `${imports.join('\n')}
let loaded;
export function load() {
  const shared = { ${shared.join(', ')} };
  loaded ??= ownRequire('./${file}')((name) => shared[name] ?? require(name));
  return loaded;
}`;
}

function writeStandIn(file, members) {
  const functions = members.map(
    (name) => `export function ${name}(...args) {
  const { ${name}: real } = load();
  return new.target ? new real(...args) : real(...args);
}`,
  );
  return `import { load } from '${file}';\n${functions.join('\n')}`;
}
