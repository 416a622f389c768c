/**
 * Takes the decorators of Swagger, and ours made of them, out of a syntax tree
 * of swc: all names that begin with `Api`. Whatever only they used is dropped
 * by the bundler.
 * @param {unknown} node
 */
export function stripDocumentation(node) {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node.decorators)) {
    node.decorators = node.decorators.filter((each) => !isDocumentation(each));
  }
  if (node.callee?.value === 'applyDecorators') {
    node.arguments = node.arguments.filter((each) => !isDocumentation(each));
  }
  for (const each of Object.values(node)) stripDocumentation(each);
}

function isDocumentation({ expression }) {
  const { value } = expression.callee ?? expression;
  return /^Api[A-Z]/.test(value);
}
