import type { Language } from '../../render/texts.ts';

export interface AssessOptions {
  readonly all?: boolean;
  /** Globs of coverage reports. */
  readonly report: readonly string[];
  readonly facts?: string;
  readonly saveFacts?: string;
  readonly language: Language;
  readonly format: 'text' | 'json' | 'markdown';
}

/** What the command gets from outside. */
export interface AssessParts {
  now(): Date;
}
