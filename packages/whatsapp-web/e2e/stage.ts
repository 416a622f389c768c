import {
  chromiumLaunchOptions,
  defaultScenario,
  launchOwner,
  type Owner,
  type Scenario,
  type StandIn,
  type StandInOptions,
  startStandIn,
} from '@waha-passkey/testbed';
import puppeteer, { type Browser } from 'puppeteer';
import { PageScene, type PageSceneOptions } from './page-scene';

/** A stand-in, an owner and one browser, shared by the tests of a file. */
export interface Stage {
  readonly standIn: StandIn;
  readonly owner: Owner;
  readonly browser: Browser;
  /** A page of its own profile, closed after the test. */
  open(
    scenario?: Partial<Scenario>,
    options?: PageSceneOptions,
  ): Promise<PageScene>;
}

/** Call it in a `describe`; what it returns is there once a test runs. */
export function useStage(
  options: StandInOptions = { clockScale: 0.1 },
  sceneDefaults: PageSceneOptions = {},
): Stage {
  let standIn: StandIn;
  let owner: Owner;
  let browser: Browser;
  let scenes: PageScene[] = [];

  beforeAll(async () => {
    standIn = await startStandIn(options);
    [owner, browser] = await Promise.all([
      launchOwner(standIn),
      puppeteer.launch(chromiumLaunchOptions(standIn)),
    ]);
  });

  afterAll(async () => {
    await Promise.all([browser.close(), owner.close()]);
    await standIn.stop();
  });

  afterEach(async () => {
    await Promise.all(scenes.map((scene) => scene.close()));
    scenes = [];
  });

  return {
    get standIn() {
      return standIn;
    },
    get owner() {
      return owner;
    },
    get browser() {
      return browser;
    },
    open: async (scenario = {}, sceneOptions = {}) => {
      Object.assign(standIn.scenario, defaultScenario, scenario);
      const scene = await PageScene.open(browser, standIn, {
        ...sceneDefaults,
        ...sceneOptions,
      });
      scenes.push(scene);
      return scene;
    },
  };
}
