import { Emitter } from './emitter';

/** An account without chats or messages: collections that stay empty. */
class EmptyCollection extends Emitter {
  readonly get = () => undefined;
  readonly find = () => Promise.resolve(undefined);
  readonly getModelsArray = () => [];
  readonly getMessagesById = () => Promise.resolve({ messages: [] });
}

/** `require('WAWebCollections')` */
export function createCollections(): Record<string, EmptyCollection> {
  return {
    Msg: new EmptyCollection(),
    Chat: new EmptyCollection(),
    Contact: new EmptyCollection(),
    GroupMetadata: new EmptyCollection(),
    Label: new EmptyCollection(),
    Blocklist: new EmptyCollection(),
  };
}

/** `require('WAWebCallCollection')`: clients look for the `Map` in it. */
export function createCallCollection(): Emitter & {
  _models: Map<string, unknown>;
} {
  return Object.assign(new Emitter(), { _models: new Map<string, unknown>() });
}
