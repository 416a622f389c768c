import { Emitter } from './emitter';

/** `require('WAWebConnModel').Conn` */
export class ConnModel extends Emitter {
  ref: string | undefined;
  pushname: string | undefined;
  readonly platform = 'android';

  setRef(ref: string): void {
    this.ref = ref;
    this.trigger('change:ref', this, ref);
  }

  serialize(): { pushname: string | undefined; platform: string } {
    return { pushname: this.pushname, platform: this.platform };
  }

  canSetMyPushname(): boolean {
    return false;
  }
}
