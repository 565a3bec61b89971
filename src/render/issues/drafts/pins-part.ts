import type { RepositoryFacts } from '../../../facts/ladder/repository-facts.ts';
import type { UsesReference } from '../../../facts/ladder/workflows/workflow.ts';
import { ladderFacts } from '../../../practices/derived-facts.ts';
import { thirdPartyUses } from '../../../practices/security-and-risk-management/actions-pinned.ts';
import { fence } from '../../markdown.ts';
import type { Texts } from '../../texts.ts';

const maxReferences = 12;

/**
 * How to look up the commit of each tag: only GitHub knows it. People paste these lines into a shell, so nothing that is
 * not a plain name gets into them. Null where no reference has one.
 */
export function pinsPart(facts: RepositoryFacts, url: string, texts: Texts): string | null {
  const [workflows, owner] = [ladderFacts(facts).get('workflows'), ladderFacts(facts).get('owner')];
  const known = owner.known ? owner.value : '';
  const uses = (workflows.known ? workflows.value : []).flatMap(one => thirdPartyUses(one, known));
  const lookUps = new Set(uses.flatMap(reference => lookUp(reference, new URL(url).origin)));
  if (lookUps.size === 0) return null;
  const shown = [...lookUps].slice(0, maxReferences);
  const more = lookUps.size - shown.length;

  return [
    fence(shown.join('\n'), 'sh'),
    ...(more === 0 ? [] : [texts.markdown('improvement:pins-more', { more }).toString()]),
  ].join('\n\n');
}

const plainRepository = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;
const plainRef = /^[A-Za-z0-9][\w./-]*$/;

function lookUp({ isPinned, repository, ref }: UsesReference, origin: string): readonly string[] {
  if (isPinned || repository === null || ref === null) return [];
  if (!plainRepository.test(repository) || !plainRef.test(ref)) return [];

  return [`git ls-remote ${origin}/${repository} ${ref} '${ref}^{}'`];
}
