import type { BranchSeen } from '../collect/collect-branch.ts';
import type { ReportsQuestion } from '../collect/collect-reports.ts';
import type { AppReads } from '../github/app-reads.ts';
import type { Doubts } from '../github/doubts.ts';
import type { GitHub } from '../github/port.ts';
import type { Log } from '../model/log.ts';
import type { WriteGateway } from '../publish/write-gateway.ts';
import type { Language, Texts } from '../render/texts.ts';
import type { Store } from '../store/port.ts';

/** All that a use case may touch; time and chance too. */
export interface Services {
  readonly github: GitHub;
  /** What the App may read of itself. */
  readonly app: AppReads;
  readonly store: Store;
  readonly doubts: Doubts;
  readonly writes: WriteGateway;
  readonly texts: Readonly<Record<Language, Texts>>;
  /** Where no policy says another. */
  readonly language: Language;
  readonly readArtifact: ReportsQuestion['readArtifact'];
  /** What target branches did lately, by repository and branch: spares two reads an event, nothing depends on it. */
  readonly branches: Map<string, { readonly seen: BranchSeen; readonly at: Date }>;
  /** Prompt topics that had nothing to show, by commit, and what that hung on: spares reads, nothing depends on it. */
  readonly nothingToShow: Map<string, string>;
  readonly timing: Timing;
  /** `https://github.com` or the Enterprise Server's root. */
  readonly webUrl: string;
  /** A page that explains Rung, linked from comments; null where the operator names none. */
  readonly aboutUrl: string | null;
  /** Between pieces of long work that nobody waits for: lets deliveries go first that are being acknowledged. */
  readonly giveWay: () => Promise<void>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Log;
}

export interface Timing {
  /** No run has appeared or ended for so long: then inputs may be final. */
  readonly quietMs: number;
  readonly deadlineMs: number;
  readonly mergeGroupDeadlineMs: number;
  /** What is stored of an installation that ended is deleted after so long. */
  readonly purgeAfterMs: number;
  /** Records and assessments are kept for so long, though GitHub forgets sooner. */
  readonly evidenceMs: number;
  /** GitHub keeps deliveries for so long. */
  readonly deliveryWindowMs: number;
}
