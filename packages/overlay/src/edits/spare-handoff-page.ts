import { exceptHandoffPage, passkeyPaths } from '@waha-passkey/waha';
import type { WahaParts } from '../parts/waha-parts';
import { report } from '../report';
import type { Edits } from './edits';
import { wrapMethod } from './wrap-method';

type Middleware = Parameters<typeof exceptHandoffPage>[0];

/** `SwaggerConfiguratorCore`, and of Nest's application what it uses. */
interface Configurator {
  app: object;
}

/**
 * patches/10-handoff-page.md and 11-handoff-path.md: Swagger's password is not
 * asked of the account owner.
 */
export function spareHandoffPage(edits: Edits, parts: WahaParts): void {
  const { swagger, registerPath, imports } = parts;
  if (registerPath !== null) {
    for (const each of passkeyPaths()) {
      edits.push(imports, registerPath(each));
    }
  }
  if (swagger !== null) {
    wrapMethod(
      edits,
      swagger,
      'setUpAuth',
      (setUp) =>
        function (...args) {
          return withSparingApp(this as Configurator, () =>
            setUp.apply(this, args),
          );
        },
    );
  }
  if (swagger === null && registerPath === null && passkeyPaths().length > 0) {
    report(
      'the account owner’s page asks for Swagger’s password in this WAHA, SwaggerConfiguratorCore.setUpAuth is missing. Please report this line: npm bugs @waha-passkey/overlay',
    );
  }
}

/** While it runs, `this.app.use(…)` means `this.app.use(exceptHandoffPage(…))`. */
function withSparingApp<Result>(
  configurator: Configurator,
  run: () => Result,
): Result {
  const { app } = configurator;
  configurator.app = new Proxy(app, {
    get(target, name) {
      const member = Reflect.get(target, name) as unknown;
      if (name !== 'use') return member;
      const use = member as (middleware: Middleware) => unknown;
      return (middleware: Middleware) =>
        use.call(target, exceptHandoffPage(middleware));
    },
  });
  try {
    return run();
  } finally {
    configurator.app = app;
  }
}
