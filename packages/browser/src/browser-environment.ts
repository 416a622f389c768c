/** What a browser needs: programs, home, language, screen, fonts, network. */
const NAMES = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ'],
  ...['TMPDIR', 'TMP', 'TEMP', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'DESKTOP_SESSION'],
  // Windows
  ...['APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES', 'SYSTEMROOT'],
  ...['PROGRAMFILES(X86)', 'PROGRAMW6432', 'SYSTEMDRIVE', 'USERPROFILE'],
  ...['COMSPEC', 'PATHEXT', 'WINDIR', 'USERNAME', 'USERDOMAIN', 'HOMEDRIVE'],
  ...['HOMEPATH', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE', 'OS'],
]);

const FAMILIES =
  /^(?:LC|LD|XDG|DBUS|FONTCONFIG|CHROME|CHROMIUM|GTK|QT|GNOME|KDE|NSS|LIBGL|MESA|EGL|VK|LIBVA|PULSE|ALSA|SNAP|FLATPAK|NIX)_/;

/**
 * Only what is known to be of use. A deny list would have to know every secret
 * that a user keeps in the environment: API keys, passwords, database addresses.
 */
export function createBrowserEnvironment(
  environment: NodeJS.ProcessEnv,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && isOfUse(entry[0].toUpperCase()),
    ),
  );
}

function isOfUse(name: string): boolean {
  return NAMES.has(name) || FAMILIES.test(name);
}
