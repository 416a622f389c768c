import type { Options } from '@swc/core';

// jest compiles its configuration without `allowJs`, so it needs this.
export declare const swcOptions: Options;
