import type { TokenGitHub } from '../../github/create-token-github.ts';
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
  /** With the token of the environment; resolves to undefined where there is none. */
  openGitHub(question: GitHubQuestion): Promise<SeenGitHub | undefined>;
}

export interface GitHubQuestion {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  warn(problem: string): void;
  /** After each request. */
  onRequest(): void;
}

export interface SeenGitHub {
  readonly github: TokenGitHub;
  /** Where people see repositories. */
  readonly webUrl: string;
  /** The variable with the token. */
  readonly tokenName: string;
}
