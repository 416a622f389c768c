export { endBrowser, type EndingBrowser } from './end-browser';
export { launchBrowser, type LaunchedBrowser } from './launch-browser';
export {
  createTemporaryFolder,
  removeTemporaryFolder,
} from './temporary-folder';
