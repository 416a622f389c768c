/**
 * `npm run lint` checks the types of this file; jest does not, at each start.
 *
 * @jest-config-loader-options {"swc": true}
 */
import { availableParallelism } from 'node:os';
import type { Config } from 'jest';
import { swcOptions } from './packages/tooling/src/swc-options.cjs';

/** Packages are taken from their sources, so a test never meets a stale build. */
const config: Config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/packages/**/*.test.ts'],
  transform: { '\\.[cm]?[jt]s$': ['@swc/jest', swcOptions] },
  transformIgnorePatterns: ['/node_modules/(?!(@simplewebauthn)/)'],
  // Whether or not npm has linked a package that is new.
  moduleNameMapper: { '^@waha-passkey/([^/]+)$': '<rootDir>/packages/$1/src' },
  testEnvironmentOptions: {
    customExportConditions: ['passkey:source', 'node', 'node-addons'],
  },
  modulePathIgnorePatterns: ['<rootDir>/packages/[^/]+/dist/'],
  // A browser suite keeps two or three browsers busy, and each is many processes.
  maxWorkers: Math.min(4, Math.max(2, Math.floor(availableParallelism() / 2))),
  testTimeout: 30_000,
  reporters: [
    'default',
    '<rootDir>/packages/tooling/src/progress-reporter.cjs',
  ],
};

export default config;
