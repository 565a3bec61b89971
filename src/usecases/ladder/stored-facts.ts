import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { Ladders } from '../../store/ladder-port.ts';

const decompress = promisify(gunzip);

/** The facts that a turn was assessed from. */
export async function storedFacts(
  ladders: Pick<Ladders, 'facts'>,
  repositoryId: number,
  slot: string,
): Promise<RepositoryFacts | undefined> {
  const stored = await ladders.facts(repositoryId, slot);

  return stored && (JSON.parse((await decompress(stored)).toString()) as RepositoryFacts);
}
