import type { InstallationFacts } from './app-reads.ts';
import type { ListedRepository } from './listed-repository.ts';

/** Where the App may work, asked with its own token: GitHub answers that also where it gives out no other token. */
export interface PlaceReads {
  /** Undefined when the App is not installed there (any more). */
  installation(id: number): Promise<InstallationFacts | undefined>;
  /** Under today's names; undefined when the installation has no such repository. `forbidden` while it is suspended. */
  repository(installationId: number, repositoryId: number): Promise<ListedRepository | undefined>;
}
