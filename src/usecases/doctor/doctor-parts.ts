import type { AppReads } from '../../github/app-reads.ts';
import type { HostAnswer } from '../../github/ask-host.ts';
import type { GitHub } from '../../github/port.ts';
import type { DatabaseFacts } from '../../store/examine-database.ts';
import type { TrustFacts } from './judge-host.ts';
import type { ProxyFacts } from './judge-proxy.ts';

export interface DoctorParts {
  readonly webUrl: string;
  readonly webhookPath: string;
  readonly proxy: ProxyFacts;
  readonly extraCertificates: TrustFacts['extraCertificates'];
  askHost(): Promise<HostAnswer>;
  examineDatabase(): Promise<DatabaseFacts>;
  /** Or what the settings lack. */
  readonly app: AppParts | { readonly problem: string };
  /** The only repository to look at; null: some of all. */
  readonly repository: { readonly owner: string; readonly name: string } | null;
  readonly now: () => Date;
}

export interface AppParts {
  readonly appId: number;
  readonly reads: AppReads;
  readonly github: GitHub;
}
