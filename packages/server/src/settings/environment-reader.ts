import { SettingsError } from './settings-error';

export interface IntegerRange {
  min: number;
  max: number;
}

/**
 * Reads typed values out of environment variables. A value that cannot be
 * understood is remembered with its name; `assertSound` throws them together.
 */
export class EnvironmentReader {
  private readonly problems: string[] = [];

  constructor(private readonly environment: NodeJS.ProcessEnv) {}

  isSet(name: string): boolean {
    return this.line(name) !== null;
  }

  /** As it is: for a value in which quotes have a meaning. */
  line(name: string): string | null {
    const value = this.environment[name]?.trim();
    return value ? value : null;
  }

  text(name: string): string | null {
    const value = this.line(name);
    if (value !== null && /^(["']).*\1$/s.test(value)) {
      this.complain(
        `${name} is in quotes, which would be part of its value. Remove them`,
      );
      return null;
    }
    return value;
  }

  integer(name: string, range: IntegerRange): number | null {
    const value = this.text(name);
    if (value === null) {
      return null;
    }
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < range.min || number > range.max) {
      this.complain(
        `${name} must be a whole number from ${range.min} to ${range.max}`,
      );
      return null;
    }
    return number;
  }

  boolean(name: string): boolean | null {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) {
      return null;
    }
    if (['true', '1', 'yes', 'on'].includes(value)) {
      return true;
    }
    if (['false', '0', 'no', 'off'].includes(value)) {
      return false;
    }
    this.complain(`${name} must be True or False`);
    return null;
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | null {
    const value = this.text(name);
    if (value === null) {
      return null;
    }
    const found = choices.find(
      (choice) => choice.toLowerCase() === value.toLowerCase(),
    );
    if (found === undefined) {
      this.complain(`${name} must be one of ${choices.join(', ')}`);
      return null;
    }
    return found;
  }

  list(name: string, separator: string): string[] {
    return (this.text(name) ?? '')
      .split(separator)
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  /** For rules that one variable alone does not show. */
  complain(problem: string): void {
    if (!this.problems.includes(problem)) this.problems.push(problem);
  }

  /** @throws SettingsError */
  assertSound(): void {
    if (this.problems.length > 0) {
      throw new SettingsError(this.problems);
    }
  }
}
