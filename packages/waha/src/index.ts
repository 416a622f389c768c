// WAHA compiles for es2017, whose library misses what is used here.
/// <reference lib="es2022" />
export { addPasskeyCapability } from './add-passkey-capability';
export { attachGowsPasskey } from './attach-gows-passkey';
export { attachNowebPasskey } from './attach-noweb-passkey';
export { attachWebjsPasskey } from './attach-webjs-passkey';
export { exceptHandoffPage } from './except-handoff-page';
export { hostStatus } from './host-status';
export { passkeyControllers } from './passkey-controllers';
export { passkeyHolds } from './passkey-holds';
export { PasskeyHost, passkeyHost } from './passkey-host';
export { passkeyModule } from './passkey-module';
export { passkeyPaths } from './passkey-paths';
export { withPasskey } from './with-passkey';
export { withWppPasskey } from './with-wpp-passkey';
