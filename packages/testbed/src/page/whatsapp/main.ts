import { PAGE_CONFIG_ID, type PageConfig } from '../../protocol/page-config';
import { createGlobals } from './globals';
import { PageModules } from './modules';
import { Session } from './session';
import { swapTimers } from './swap-timers';
import { App } from './ui/app';

const root = document.getElementById('app');
const config = document.getElementById(PAGE_CONFIG_ID);
if (!root || !config?.textContent) {
  throw new Error('The document lacks #app or its configuration.');
}
const settings = JSON.parse(config.textContent) as PageConfig;
config.remove();

const session = new Session(settings);
const modules = new PageModules(session);
const { loader } = modules;
session.loadPasskeyScreen = () => loader.loadAll();
Object.assign(window, createGlobals(loader, settings.scenario.lacks));

interface BrowserUtils {
  info(): { name: string; os: string };
}

const app = new App(session, root, () => {
  const { name, os } = (
    loader.load('WAWebMiscBrowserUtils') as BrowserUtils
  ).info();
  return `${name} (${os})`;
});
app.draw();
boot().catch((error: unknown) => {
  console.error('WhatsApp Web did not start.', error);
});

/** The version is announced once the page's own modules have run. */
async function boot(): Promise<void> {
  const { moduleLoading, timers, version } = settings.scenario;
  if (moduleLoading === 'at-once') loader.loadAll();
  else await modules.loadPlain(settings.timings.modulesMs / 2);
  if (timers === 'swapped') swapTimers();
  Object.assign(window, { Debug: { VERSION: version } });
  await session.start();
  if (moduleLoading === 'one-by-one') {
    await modules.loadGate(settings.timings.modulesMs / 2);
  }
}

if (settings.scenario.loadsFrame) {
  window.addEventListener('load', () => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.src = '/frame';
    frame.addEventListener('load', () => (frame.src = '/frame?again'), {
      once: true,
    });
    document.body.append(frame);
  });
}
