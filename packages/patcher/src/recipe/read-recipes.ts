import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecipe } from './parse-recipe';
import type { Recipe } from './recipe';

/** All recipes of a folder, in the order of their numbers. */
export function readRecipes(folder: string): Recipe[] {
  return readdirSync(folder)
    .filter((name) => /^\d\d-[a-z0-9-]+\.md$/.test(name))
    .sort()
    .map((name) =>
      parseRecipe(
        name.replace(/\.md$/, ''),
        readFileSync(join(folder, name), 'utf8'),
      ),
    );
}
