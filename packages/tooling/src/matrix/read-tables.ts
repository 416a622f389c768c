/** One row of a table: its cells by their heads. */
export type Row = Record<string, string>;

/** The rows of the table below a heading of a Markdown document. */
export function readRows(markdown: string, heading: string): Row[] {
  const section = markdown
    .split(/^## /m)
    .find((text) => text.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`No heading "${heading}".`);
  const [heads = [], , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((cells) =>
    Object.fromEntries(heads.map((head, index) => [head, cells[index] ?? ''])),
  );
}
