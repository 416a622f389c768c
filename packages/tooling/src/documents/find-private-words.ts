import ts from 'typescript';

/** What this project's private language says, and what a reader searches for. */
const privateWords = [
  ['tell, told', /\b(?:tell(?:s|ing)?|told)\b(?!\s(?:you|the operator)\b)/i],
  ['stands', /\bstands\b/i],
  ['nobody', /\bnobody\b/i],
  ['whoever', /\bwhoever\b/i],
  ['anew', /\banew\b/i],
  ['beside', /\bbeside\b/i],
  ['news', /\bnews\b/i],
  ['goes on, lets go of', /\b(?:goes on|lets go of|hears of)\b/i],
  ['of ours, of theirs', /\bof (?:ours|theirs)\b/i],
  // "There is no X" says what is missing, and is plain English.
  ['is no X', /(?<!\bthere)\sis\sno\s(?!longer\b|one\b)/i],
] as const;

/** The private words of one text, each with the text around it. */
export function findPrivateWords(text: string): string[] {
  return privateWords.flatMap(([word, pattern]) => {
    const found = pattern.exec(text);
    if (!found) return [];
    const around = text.slice(Math.max(0, found.index - 20), found.index + 40);
    return [`${word}: …${around.replace(/\s+/g, ' ')}…`];
  });
}

/** A document without its code and its comments. */
export function readProse(markdown: string): string {
  return markdown
    .replace(/^```[^]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/<!--[^]*?-->/g, '');
}

/** The strings of a source that are sentences: more than one word. */
export function readSentences(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node)) {
      const parts = node.templateSpans.map(({ literal }) => literal.text);
      texts.push([node.head.text, ...parts].join('…'));
    } else if (ts.isStringLiteralLike(node)) {
      texts.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return texts.filter((text) => /\S\s+\S/.test(text));
}
