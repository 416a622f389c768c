/** Packages of ours that no start needs, and what is used of each. */
export const lazyPackages = {
  '@waha-passkey/handoff': {
    file: 'handoff-page.cjs',
    members: ['handoffHeaders', 'renderHandoffPage'],
  },
  '@waha-passkey/whatsapp-web': {
    file: 'whatsapp-web.cjs',
    members: [
      'createWebjsDriver',
      'createWppDriver',
      'hookWppPage',
      'PagePasskeyDriver',
      'waitForClient',
      'within',
    ],
  },
};

/** What both sides of such a package know: there may be one copy only. */
export const sharedPackages = [
  '@waha-passkey/contract',
  '@waha-passkey/ceremony',
];

/**
 * Puts functions and classes in place of a package that read its file when they
 * are first called.
 */
export const loadLazily = {
  name: 'load-lazily',
  setup({ onResolve, onLoad }) {
    const namespace = 'lazy';
    onResolve({ filter: /^@waha-passkey\// }, ({ path }) =>
      path in lazyPackages ? { path, namespace } : null,
    );
    onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: writeStandIn(lazyPackages[path]),
      resolveDir: import.meta.dirname,
    }));
  },
};

function writeStandIn({ file, members }) {
  const imports = sharedPackages.map(
    (name, at) => `import * as shared${at} from '${name}';`,
  );
  const shared = sharedPackages.map((name, at) => `'${name}': shared${at}`);
  return `${imports.join('\n')}
const shared = { ${shared.join(', ')} };
let loaded;
function load() {
  loaded ??= ownRequire('./${file}')((name) => shared[name] ?? require(name));
  return loaded;
}
${members.map(writeMember).join('\n')}`;
}

const writeMember = (name) => `export function ${name}(...args) {
  const { ${name}: real } = load();
  return new.target ? new real(...args) : real(...args);
}`;
