import { graphqlOperation } from '../graphql/graphql-operation.ts';

export interface JournalEntry {
  readonly at: Date;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** `METHOD /template` of GitHub's description; null when there is none. */
  readonly operation: string | null;
  readonly status: number;
  readonly tokenKind: 'none' | 'app' | 'installation';
  /** The permissions of the token that was used. */
  readonly permissions: Readonly<Record<string, string>> | null;
  readonly kind: 'read' | 'write' | 'token' | 'redirect' | 'notModified';
  /** Where the request or the answer departs from GitHub's description. */
  readonly problems: readonly string[];
  readonly fault: string | null;
  /** A hash of what a write sent; null of what sent nothing. */
  readonly sent: string | null;
}

export interface DownloadEntry {
  readonly at: Date;
  readonly status: number;
  /** A token must not travel to the storage host. */
  readonly authorizationArrived: boolean;
}

export interface JournalTotals {
  readonly total: number;
  readonly reads: number;
  readonly writes: number;
  readonly tokens: number;
  readonly redirects: number;
  readonly notModified: number;
  readonly invalid: number;
}

/** Every request to the stand-in, in the order of the answers. */
export class Journal {
  readonly entries: JournalEntry[] = [];
  readonly downloads: DownloadEntry[] = [];

  totals(): JournalTotals {
    const count = (kind: JournalEntry['kind']) => this.entries.filter(entry => entry.kind === kind).length;
    return {
      total: this.entries.length,
      reads: count('read'),
      writes: count('write'),
      tokens: count('token'),
      redirects: count('redirect'),
      notModified: count('notModified'),
      invalid: this.invalid().length,
    };
  }

  invalid(): JournalEntry[] {
    return this.entries.filter(entry => entry.problems.length > 0);
  }

  clear(): void {
    this.entries.length = 0;
    this.downloads.length = 0;
  }
}

export function requestKind(method: string, operation: string | null, status: number): JournalEntry['kind'] {
  if (operation?.endsWith('/access_tokens')) return 'token';
  if (status === 304) return 'notModified';
  if (status >= 300 && status < 400) return 'redirect';
  return method === 'GET' || method === 'HEAD' || operation === graphqlOperation ? 'read' : 'write';
}
