import { dirname, relative } from 'node:path/posix';
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';
import { Node } from 'ts-morph';
import { forgetSource, parseSource } from '../edits/source';
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
 * object shorthand, which its maintainers do not want, is written out.
 */
export async function toWahaSource(
  text: string,
  target: string,
): Promise<string> {
  return format(adapt(text, target), {
    ...layout,
    plugins: [estree, typescript],
  });
}

function adapt(text: string, target: string): string {
  const source = parseSource(text);
  try {
    const splices = [
      ...importSplices(source.file, target),
      ...shorthandSplices(source.file),
    ].sort((left, right) => right.start - left.start);
    return splices.reduce(applySplice, text);
  } finally {
    forgetSource(source);
  }
}

function importSplices(file: Node, target: string): Splice[] {
  return file
    .getDescendants()
    .filter(Node.isStringLiteral)
    .filter((literal) => isModuleName(literal))
    .map((literal) => ({
      start: literal.getStart(),
      end: literal.getEnd(),
      text: `'${toRelative(literal.getLiteralText(), target)}'`,
    }));
}

function isModuleName(literal: Node): boolean {
  const parent = literal.getParent();
  return (
    literal.getText().slice(1).startsWith('@waha-passkey/') &&
    (Node.isImportDeclaration(parent) ||
      Node.isExportDeclaration(parent) ||
      Node.isLiteralTypeNode(parent))
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

function shorthandSplices(file: Node): Splice[] {
  return file
    .getDescendants()
    .filter(Node.isShorthandPropertyAssignment)
    .map((node) => ({
      start: node.getEnd(),
      end: node.getEnd(),
      text: `: ${node.getName()}`,
    }));
}
