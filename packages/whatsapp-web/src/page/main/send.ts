import type { PageMessage } from '../../protocol/page-message';
import { CHANNEL } from '../channel';
import { dispatch, NativeCustomEvent, toJson } from './primordials';

export function send(message: PageMessage): void {
  dispatch(
    document,
    new NativeCustomEvent(CHANNEL.up, { detail: toJson(message) }),
  );
}
