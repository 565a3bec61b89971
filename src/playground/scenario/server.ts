import type { Log } from '../../model/log.ts';
import type { Store } from '../../store/port.ts';

/**
 * What the playground needs of the server. The server is handed in: it stands above the playground, and it is the
 * same one that `rung serve` starts.
 */
export interface ServerOptions {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecrets: readonly string[];
  readonly webhookPath: string;
  readonly host: string;
  readonly port: number;
  readonly database: { readonly dataDir: string } | { readonly databaseUrl: string };
  readonly githubUrl: string;
  readonly webUrl: string;
  readonly aboutUrl: string | null;
  readonly allowedHosts: readonly string[];
  readonly quietTimeMs: number;
  readonly checkDeadlineMs: number;
  readonly mergeGroupDeadlineMs: number;
  readonly debounceMs: number;
  readonly sweepEveryMs: number;
  readonly deliveryWindowMs: number;
  readonly purgeAfterMs: number;
  readonly evidenceMs: number;
  readonly language: 'en' | 'zh-CN';
  readonly dryRun: boolean;
  readonly githubLimits: boolean;
  readonly mostNewComments: number;
  readonly metrics: { readonly port: number | null; readonly host: string; readonly token: string | null };
  /** How often it looks on its own; as on a real server unless told. */
  readonly schedule?: { readonly catchUpEveryMs?: number; readonly sweepRepositoriesEveryMs?: number };
  readonly log: Log;
  readonly now: () => Date;
  /** GitHub's own pace unless told: nobody is notified here. */
  readonly writePace?: {
    readonly budgets: { readonly notifying: readonly never[]; readonly 'check-run': readonly never[] };
    readonly visibleAfterMs: number;
  };
}

interface Depth {
  readonly waiting: number;
  readonly scheduled: number;
  readonly active: number;
}

export interface Server {
  readonly url: string;
  readonly store: Store;
  readonly queue: {
    depth(): Promise<Depth & { readonly failed: number }>;
    depths(): Promise<readonly (Depth & { readonly queue: string })[]>;
    requestSweepRepositories(): Promise<unknown>;
  };
  close(graceMs?: number): Promise<void>;
}

export type StartServer = (options: ServerOptions) => Promise<Server>;
