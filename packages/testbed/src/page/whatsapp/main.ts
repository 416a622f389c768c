import { PAGE_CONFIG_ID, type PageConfig } from '../../protocol/page-config';
import { createRequire } from './modules';
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
if (settings.scenario.timers === 'swapped') swapTimers();
const requireModule = createRequire(session);
Object.assign(window, {
  Debug: { VERSION: settings.scenario.version },
  require: requireModule,
});

interface BrowserUtils {
  info(): { name: string; os: string };
}

const app = new App(session, root, () => {
  const { name, os } = (
    requireModule('WAWebMiscBrowserUtils') as BrowserUtils
  ).info();
  return `${name} (${os})`;
});
app.draw();
session.start().catch((error: unknown) => {
  console.error('WhatsApp Web did not start.', error);
});

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
