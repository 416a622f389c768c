/**
 * What a page can observe of `navigator.credentials.get`, as one script that
 * runs in any page at the true origin and answers name → what it saw. It never
 * needs an authenticator to act: a call that waits is aborted.
 */
export const fidelityChecks = `(async () => {
  const seen = {};
  const get = CredentialsContainer.prototype.get;
  const challenge = new Uint8Array(32);
  const publicKey = {
    challenge, rpId: 'whatsapp.com', timeout: 600000, allowCredentials: [],
    userVerification: 'required', extensions: { uvm: true },
  };
  const describe = (error) =>
    error instanceof Error || error instanceof DOMException
      ? error.constructor.name + ' ' + error.name + ': ' + error.message
      : String(error);
  const attempt = async (run) => {
    try {
      const value = await run();
      return value === null ? 'null' : typeof value;
    } catch (error) {
      return describe(error);
    }
  };
  const call = (options) => attempt(() => navigator.credentials.get(options));
  const flags = ({ value, ...rest }) => JSON.stringify(rest);

  seen['typeof'] = typeof get;
  seen['name'] = get.name;
  seen['length'] = get.length;
  seen['toString()'] = get.toString();
  seen['Function.prototype.toString of it'] = Function.prototype.toString.call(get);
  seen['toString of toString'] = Function.prototype.toString.toString();
  seen['string concatenation'] = '' + get;
  seen['own keys'] = Reflect.ownKeys(get).join();
  seen['prototype'] = String(get.prototype);
  seen['is the same each time'] = navigator.credentials.get === navigator.credentials.get;
  seen['descriptor'] = flags(Object.getOwnPropertyDescriptor(CredentialsContainer.prototype, 'get'));
  seen['own keys of credentials'] = Reflect.ownKeys(navigator.credentials).join();
  seen['keys of the prototype'] = Object.keys(CredentialsContainer.prototype).join();
  seen['globals'] = Object.getOwnPropertyNames(window).filter((name) => !/^(\\\\d+|__puppeteer)/.test(name)).sort().join();
  seen['as a constructor'] = await attempt(() => new get());
  seen['with another receiver'] = await attempt(() => get.call({}, { publicKey }));
  seen['without a receiver'] = await attempt(() => (0, get)({ publicKey }));
  seen['with a string'] = await call('options');
  seen['without a challenge'] = await call({ publicKey: { rpId: 'whatsapp.com' } });
  seen['with a challenge that is text'] = await call({ publicKey: { ...publicKey, challenge: 'AAAA' } });
  seen['with credentials that are no list'] = await call({ publicKey: { ...publicKey, allowCredentials: 1 } });
  seen['with a credential without id'] = await call({ publicKey: { ...publicKey, allowCredentials: [{ type: 'public-key' }] } });
  seen['with a signal that is none'] = await call({ publicKey, signal: {} });
  seen['with an unknown mediation'] = await call({ publicKey, mediation: 'x' });
  seen['with getters that throw'] = await call({ get publicKey() { throw new RangeError('mine'); } });
  seen['for another relying party'] = await call({ publicKey: { ...publicKey, rpId: 'example.com' } });
  seen['with a signal aborted before'] = await call({ publicKey, signal: AbortSignal.abort('before') });

  const odd = { big: 1n };
  odd.cycle = odd;
  const early = new AbortController();
  const first = navigator.credentials.get({ publicKey: { ...publicKey, extensions: { odd } }, signal: early.signal });
  setTimeout(() => early.abort(new RangeError('early')), 50);
  seen['with extensions that JSON cannot carry'] = await attempt(() => first);

  const controller = new AbortController();
  const pending = navigator.credentials.get({ publicKey, signal: controller.signal });
  seen['what it returns'] = pending.constructor.name + (pending instanceof Promise);
  seen['own keys of what it returns'] = Reflect.ownKeys(pending).join();
  pending.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  seen['a second call'] = await call({ publicKey });
  controller.abort(new RangeError('later'));
  seen['a signal aborted later'] = await attempt(() => pending);
  const again = new AbortController();
  const third = navigator.credentials.get({ publicKey, signal: again.signal });
  again.abort();
  seen['a signal aborted at once, without a reason'] = await attempt(() => third);

  seen['platform authenticator'] = String(await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable());
  seen['its source'] = String(PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable);
  seen['create is untouched'] = CredentialsContainer.prototype.create.toString();
  return seen;
})()`;

/** The same for the credential in \`window.credential\`. */
export const credentialChecks = `(() => {
  const { credential } = window;
  const { response } = credential;
  const seen = {};
  seen['instanceof'] = [credential instanceof PublicKeyCredential, credential instanceof Credential, response instanceof AuthenticatorAssertionResponse].join();
  seen['tags'] = String(credential) + String(response);
  seen['constructor'] = credential.constructor.name + response.constructor.name;
  seen['keys'] = Object.keys(credential).join() + Object.keys(response).join();
  seen['types'] = [typeof credential.id, credential.type, credential.authenticatorAttachment].join();
  seen['buffers'] = [credential.rawId, response.clientDataJSON, response.authenticatorData, response.signature, response.userHandle]
    .map((buffer) => buffer instanceof ArrayBuffer && buffer.constructor === ArrayBuffer).join();
  seen['the same buffer each time'] = credential.rawId === credential.rawId && response.signature === response.signature;
  seen['id is rawId'] = btoa(String.fromCharCode(...new Uint8Array(credential.rawId))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === credential.id;
  seen['extension results'] = JSON.stringify(credential.getClientExtensionResults());
  seen['JSON members'] = Object.keys(JSON.parse(JSON.stringify(credential))).join() + Object.keys(credential.toJSON().response).join();
  seen['JSON is plain'] = credential.toJSON().constructor === Object;
  seen['methods'] = [credential.toJSON, credential.getClientExtensionResults].map((method) => method.name + method.length + method).join();
  seen['methods of another'] = [credential.toJSON, credential.getClientExtensionResults].map((method) => {
    try { return method.call({}); } catch (error) { return String(error); }
  }).join();
  seen['frozen'] = [Object.isFrozen(credential), Object.isExtensible(credential)].join();
  seen['assignment'] = (() => { credential.id = 'x'; return credential.id !== 'x'; })();
  // Known differences, see the test
  seen['own names'] = Object.getOwnPropertyNames(credential).join();
  seen['enumeration'] = (() => { const names = []; for (const name in credential) names.push(name); return names.sort().join(); })();
  return seen;
})()`;
