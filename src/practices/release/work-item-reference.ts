import type { Policy } from '../../policy/policy.ts';
import { findWorkItemKeys, readKeyPattern } from '../../policy/work-item-key.ts';
import { withoutComments } from './without-comments.ts';

/** Does a text name a work item: an issue on GitHub, or a key of the tool that the policy names? */
export type NamesWorkItem = (text: string, ownNumber: number | null) => boolean;

export function workItemReference(workItems: Policy['work-items']): NamesWorkItem {
  const pattern = workItems.in === 'outside' ? readKeyPattern(workItems.key ?? '') : undefined;
  if (pattern !== undefined) return text => findWorkItemKeys(pattern, withoutComments(text)).length > 0;

  return (text, ownNumber) =>
    issueNumbers(withoutComments(text)).some(number => number !== ownNumber && number > 0);
}

/** `#12`, `owner/name#12`, `GH-12`, and the address of an issue; not `&#39;` nor `#1a2b3c`. */
function issueNumbers(text: string): readonly number[] {
  const found = text.matchAll(/(?<![&/#])#(\d{1,9})(?!\w)|\bGH-(\d{1,9})\b|\/issues\/(\d{1,9})\b/gi);

  return [...found].map(([, hash, named, address]) => Number(hash ?? named ?? address));
}
