import {
  defaultScenario,
  launchOwner,
  type Owner,
  type StandIn,
  startStandIn,
  type StandInOptions,
} from '@waha-passkey/testbed';
import { ClientScene, type ClientSceneOptions } from '../client-scene';

/** A stand-in and an owner for the tests of a `describe`, a client for each. */
export interface GuardStage {
  readonly standIn: StandIn;
  readonly owner: Owner;
  open(options?: ClientSceneOptions): ClientScene;
  /** Of the sockets that pages have open now. */
  sockets(): number[];
}

export function useGuardStage(options: StandInOptions): GuardStage {
  let standIn: StandIn;
  let owner: Owner;
  let scenes: ClientScene[] = [];

  beforeAll(async () => {
    standIn = await startStandIn(options);
    owner = await launchOwner(standIn);
  });
  afterAll(async () => {
    await owner.close();
    await standIn.stop();
  });
  beforeEach(() => Object.assign(standIn.scenario, defaultScenario));
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
    open: (sceneOptions) => {
      const scene = new ClientScene(standIn, sceneOptions);
      scenes.push(scene);
      return scene;
    },
    sockets: () => standIn.connections.map(({ id }) => id),
  };
}
