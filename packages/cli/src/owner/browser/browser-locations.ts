import path from 'node:path';

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
];

const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
];

/** Where Chrome, Edge and Chromium install themselves, most usual first. */
export function browserLocations(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): string[] {
  if (platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => {
        const folder = env[name];
        return folder === undefined
          ? []
          : windowsPrograms.map((file) => path.win32.join(folder, file));
      },
    );
  }
  if (platform === 'darwin') {
    return ['/Applications', `${env['HOME'] ?? ''}/Applications`].flatMap(
      (folder) => macApplications.map((file) => `${folder}/${file}`),
    );
  }
  return linuxNames.flatMap((name) =>
    (env['PATH'] ?? '')
      .split(':')
      .filter(Boolean)
      .map((folder) => `${folder}/${name}`),
  );
}
