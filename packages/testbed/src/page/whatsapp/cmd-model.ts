import { Emitter } from './emitter';

/** `require('WAWebCmd').Cmd` */
export class CmdModel extends Emitter {
  isMainLoaded = false;

  /** The page of a linked device is there. */
  markMainLoaded(): void {
    this.isMainLoaded = true;
    this.trigger('main_loaded');
  }
}
