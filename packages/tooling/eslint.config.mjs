import path from 'node:path';
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

const tooling = import.meta.dirname;
const root = path.resolve(tooling, '../..');

/** What each package may import from its siblings; nothing else. */
const mayImport = {
  contract: [],
  ceremony: ['contract'],
  client: ['contract'],
  signing: ['contract'],
  browser: [],
  'whatsapp-web': ['contract', 'ceremony'],
  refusing: ['contract'],
  nest: ['contract', 'ceremony'],
  handoff: ['contract', 'signing'],
  extension: ['contract', 'client', 'signing'],
  waha: ['contract', 'ceremony', 'whatsapp-web', 'refusing', 'nest', 'handoff'],
  overlay: [
    ...['contract', 'ceremony', 'whatsapp-web', 'refusing', 'nest'],
    ...['handoff', 'waha'],
  ],
  server: [
    ...['contract', 'ceremony', 'whatsapp-web', 'refusing', 'nest', 'handoff'],
    ...['browser'],
  ],
  testbed: ['contract', 'browser', 'signing'],
  cli: ['contract', 'client', 'browser', 'signing', 'overlay', 'patcher'],
  demo: [
    ...['contract', 'ceremony', 'client', 'browser', 'cli', 'server'],
    ...['testbed'],
  ],
  patcher: [],
  tooling: [],
};

const packages = Object.keys(mayImport);

const readonly = (...names) =>
  Object.fromEntries(names.map((name) => [name, 'readonly']));

const nodeGlobals = readonly(
  ...['AbortController', 'AbortSignal', 'Buffer', 'URL', 'URLSearchParams'],
  ...['clearInterval', 'clearTimeout', 'setImmediate', 'setInterval'],
  ...['console', 'fetch', 'performance', 'process', 'setTimeout'],
  ...['structuredClone', 'TextDecoder', 'TextEncoder', 'WebSocket'],
);

const commonJsGlobals = {
  ...readonly('__dirname', '__filename', 'exports', 'require'),
  module: 'writable',
};

const sourceZones = packages.flatMap((target) =>
  packages
    .filter((from) => from !== target && !mayImport[target].includes(from))
    .map((from) => ({
      target: `./packages/${target}/src`,
      from: `./packages/${from}`,
      message: `${target} must not import ${from}: see "Layout" in docs/index.md.`,
    })),
);

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/*.generated.ts',
      'coverage/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: nodeGlobals },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: commonJsGlobals },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        project: path.join(tooling, 'tsconfig.lint.json'),
        tsconfigRootDir: root,
      },
    },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: path.join(tooling, 'tsconfig.lint.json'),
          conditionNames: ['passkey:source', 'types', 'require', 'node'],
        }),
      ],
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': [
        'error',
        { basePath: root, zones: sourceZones },
      ],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'exit',
          message: 'Only the command line may end the process.',
        },
      ],
      eqeqeq: 'error',
    },
  },
  {
    // What a package needs when it runs stands in its package.json; what runs in
    // a page is bundled.
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', 'packages/*/src/page/**', 'packages/tooling/**'],
    rules: {
      'import-x/no-extraneous-dependencies': [
        'error',
        { devDependencies: false },
      ],
    },
  },
  {
    // Nest reads constructor types at run time: a type-only import breaks it.
    files: ['packages/nest/**/*.ts', 'packages/server/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['jest.config.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: [
      'packages/cli/**/*.ts',
      'packages/demo/**/*.ts',
      'packages/*/bench/**/*.ts',
      'packages/*/example/**/*.ts',
      'packages/testbed/src/page/**/*.ts',
      'packages/tooling/src/bench/**/*.ts',
      'packages/tooling/src/matrix/**/*.ts',
    ],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.test.ts', 'packages/*/e2e/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      // jest's matchers, such as expect.any(), are typed as any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] },
      ],
      'jest/no-restricted-jest-methods': [
        'error',
        { mock: 'Fakes implement the port; do not mock our own files.' },
      ],
    },
  },
);
