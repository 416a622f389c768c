import type { Config } from 'jest';

const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};

/** Packages are taken from their sources, so a test never meets a stale build. */
const config: Config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/packages/**/*.test.ts'],
  transform: { '\\.[cm]?[jt]s$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/(?!(@simplewebauthn)/)'],
  testEnvironmentOptions: {
    customExportConditions: ['passkey:source', 'node', 'node-addons'],
  },
  modulePathIgnorePatterns: ['<rootDir>/packages/[^/]+/dist/'],
  // Browser suites share two cores; a page that is slow to load is no failure.
  maxWorkers: 2,
  testTimeout: 30_000,
};

export default config;
