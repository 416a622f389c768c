export { BrowserHome } from './browser-home';
export { endBrowser, type EndingBrowser } from './end-browser';
export { findInstalledBrowser } from './find-installed-browser';
export { headlessArguments } from './headless-arguments';
export { launchBrowser, type LaunchedBrowser } from './launch-browser';
export { LaunchError } from './launch-error';
export { endGroup, killGroup, readProcess } from './process-group';
export {
  createTemporaryFolder,
  isAlive,
  removeTemporaryFolder,
} from './temporary-folder';
export { within } from './within';
