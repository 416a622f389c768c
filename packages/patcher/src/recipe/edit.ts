/** Adds names to one import line of their own, after the last import. */
export interface ImportEdit {
  op: 'import';
  file: string;
  names: string[];
  from: string;
}

export interface EnumMemberEdit {
  op: 'enum-member';
  file: string;
  enum: string;
  member: string;
  value: string;
  after: string;
}

/** Appends an element to an exported array. */
export interface ArrayElementEdit {
  op: 'array-element';
  file: string;
  array: string;
  element: string;
}

/**
 * Where a statement goes inside a function: beside the assignment to a
 * target, or before the last `return`.
 */
export type StatementPlace =
  | { after: 'assignment'; to: string }
  | { before: 'assignment'; to: string }
  | { before: 'last-return' };

/**
 * Puts one statement into a function. `in` lists scopes (`Class.method`,
 * `Class.set name`); the first that exists is taken. `{0}` in the statement
 * stands for the function's first parameter.
 */
export interface StatementEdit {
  op: 'statement';
  file: string;
  in: string[];
  place: StatementPlace;
  statement: string;
}

/**
 * Exchanges one expression for another. With `comparedTo`, only where it is
 * the left side of `==` or `===` with that right side.
 */
export interface ExpressionEdit {
  op: 'expression';
  file: string;
  in: string[];
  from: string;
  to: string;
  comparedTo?: string;
}

/** Adds a property, decorators and all, after another one of the class. */
export interface PropertyEdit {
  op: 'property';
  file: string;
  class: string;
  name: string;
  lines: string[];
  after: string[];
}

/** Adds our sources as new files below `folder`. */
export interface FilesEdit {
  op: 'files';
  folder: string;
}

/** An edit of one place in an existing file. */
export type PlaceEdit =
  | ImportEdit
  | EnumMemberEdit
  | ArrayElementEdit
  | StatementEdit
  | ExpressionEdit
  | PropertyEdit;

export type Edit = PlaceEdit | FilesEdit;
