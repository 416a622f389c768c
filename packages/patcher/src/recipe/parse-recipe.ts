import type { Edit } from './edit';
import {
  Generation,
  type NativeMark,
  type Recipe,
  type WantedFile,
} from './recipe';

/** A recipe is Markdown for people with one `json` block for the machine. */
export function parseRecipe(id: string, markdown: string): Recipe {
  const title = /^# (.+)$/m.exec(markdown)?.[1]?.trim();
  if (!title?.startsWith('[core] ')) {
    throw new Error(
      `patches/${id}.md needs a first heading that starts with "[core] ".`,
    );
  }
  const block = /^```json\n([\s\S]*?)^```$/m.exec(markdown);
  if (!block?.[1]) {
    throw new Error(`patches/${id}.md has no \`\`\`json block with its edits.`);
  }
  const machine = JSON.parse(block[1]) as {
    generations: string[];
    notNeededWhen?: NativeMark;
    onlyWhere?: WantedFile;
    edits: Edit[];
  };
  return {
    id,
    title,
    why: readWhy(id, markdown),
    generations: machine.generations.map((name) => toGeneration(id, name)),
    notNeededWhen: machine.notNeededWhen ?? null,
    onlyWhere: machine.onlyWhere ?? null,
    edits: machine.edits,
  };
}

function readWhy(id: string, markdown: string): string {
  const why = /^## Why\n+([\s\S]*?)\n+## /m.exec(markdown)?.[1]?.trim();
  if (!why) {
    throw new Error(`patches/${id}.md has no "## Why" section.`);
  }
  return why;
}

function toGeneration(id: string, name: string): Generation {
  const generation = Object.values(Generation).find((value) => value === name);
  if (!generation) {
    throw new Error(`patches/${id}.md names an unknown generation "${name}".`);
  }
  return generation;
}
