import type { FileChanges } from '../../github/git/file-tree.ts';
import type { Time } from './calendar.ts';

/** Issues, pull requests and runs are called by names of the story's own: GitHub gives their numbers. */
export type IssueDeed =
  | {
      readonly do: 'plan';
      readonly issues: readonly string[];
      readonly by: string;
      readonly labels: readonly string[];
      /** `Caused-by:` this pull request. */
      readonly causedBy?: string;
    }
  | { readonly do: 'label'; readonly issues: readonly string[]; readonly by: string; readonly label: string }
  | { readonly do: 'claim'; readonly issue: string; readonly by: string };

export type ChangeDeed =
  | { readonly do: 'commit'; readonly branch: string; readonly by: string; readonly files: FileChanges }
  | {
      readonly do: 'open';
      readonly branch: string;
      readonly by: string;
      readonly title: string;
      readonly closes: string | null;
      readonly isDraft: boolean;
    }
  | { readonly do: 'park' | 'ready'; readonly branch: string }
  | { readonly do: 'review'; readonly branch: string; readonly by: string }
  | { readonly do: 'merge'; readonly branch: string };

export type RunDeed =
  | {
      readonly do: 'queue';
      readonly run: string;
      /** Of a pull request's branch; null: of the default branch. */
      readonly branch: string | null;
      readonly workflow: 'ci' | 'deploy';
      readonly by: string;
    }
  | { readonly do: 'begin' | 'rerun'; readonly run: string }
  | { readonly do: 'end'; readonly run: string; readonly conclusion: 'success' | 'failure' };

export type SettingDeed = { readonly do: 'require'; readonly check: string };

export type Deed = IssueDeed | ChangeDeed | RunDeed | SettingDeed;

/** Something that somebody does at a time of a week. */
export type Move = { readonly at: Time } & Deed;
