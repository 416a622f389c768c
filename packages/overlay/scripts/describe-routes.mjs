import { createRequire } from 'node:module';
import { bundleCode } from './bundle-code.mjs';

/** The documentation that the bundle comes without, in OpenAPI. */
export async function describeRoutes() {
  const code = await bundleCode("export * from './scripts/routes-document'", {
    isDocumented: true,
  });
  const module = { exports: {} };
  new Function('require', 'module', code)(
    createRequire(import.meta.url),
    module,
  );
  return module.exports.describeRoutes();
}
