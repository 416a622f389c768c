import path from 'node:path';

const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Where Chrome, Chromium and Edge install themselves, best first. The set-up,
 * which runs before anything is compiled, has the same list.
 */
export function browserLocations(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): string[] {
  if (platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .flatMap((name) => env[name] ?? [])
      .flatMap((folder) =>
        windowsPrograms.map((program) => path.win32.join(folder, program)),
      );
  }
  if (platform === 'darwin') {
    const folders = ['/Applications'];
    if (env['HOME']) folders.push(`${env['HOME']}/Applications`);
    return folders.flatMap((folder) =>
      macApplications.map((application) => `${folder}/${application}`),
    );
  }
  const folders = (env['PATH'] ?? '').split(':').filter(Boolean);
  return [
    ...linuxNames.flatMap((name) => folders.map((f) => `${f}/${name}`)),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    // Last: a snap cannot read most folders outside the home.
    '/snap/bin/chromium',
  ];
}
