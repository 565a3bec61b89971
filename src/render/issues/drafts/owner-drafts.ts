import { type Draft, type DraftContext, ownerOf } from './draft.ts';

const maxFolders = 8;

/** A line for each folder whose files have no owner; the team is for people to fill in. */
export function codeOwnersDraft(context: DraftContext): Draft | null {
  const folders = new Set(
    context.result.evidence.flatMap(({ path, line }) => {
      const [folder, ...rest] = path?.split('/') ?? [];
      // What has a line is a mistake in CODEOWNERS itself.
      return line === undefined && folder !== undefined && rest.length > 0 && /^[\w.-]+$/.test(folder)
        ? [folder]
        : [];
    }),
  );
  const lines = [...folders].toSorted().slice(0, maxFolders);
  if (lines.length === 0) return ownersOfAll(context);

  return codeOwners(lines.map(folder => `/${folder}/ ${teamOf(context)}`));
}

export const ownersOfAll = (context: DraftContext): Draft => codeOwners([`* ${teamOf(context)}`]);

const teamOf = (context: DraftContext): string => `@${ownerOf(context) || 'ORGANIZATION'}/TEAM`;

const codeOwners = (lines: readonly string[]): Draft => ({
  path: '.github/CODEOWNERS',
  language: '',
  text: `${lines.join('\n')}\n`,
});
