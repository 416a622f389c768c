export const VERSION = {
  version: '2026.2.1',
};
