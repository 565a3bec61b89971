import { fence, md } from '../../markdown.ts';
import type { Texts } from '../../texts.ts';
import { findPractice } from '../find-practice.ts';
import { improvementView } from '../improvement-view.ts';
import type { ImprovementIssueInput } from '../issue-inputs.ts';
import { type Draft, pathsOf } from './draft.ts';
import { draftOf } from './drafts-of.ts';
import { fold } from './fold.ts';
import { permissionsPart } from './permissions-part.ts';
import { pinsPart } from './pins-part.ts';

/** What people have to fill in. */
const gaps = /\b(?:ACTION|ORGANIZATION|QUERY_OF_\w+|ROLE|SERVICE|TEAM|TITLE)\b/;

/** Longer ones stand in a fold. */
const maxOpenLines = 6;

/** The lines to paste, below the steps; null where there are none. */
export function draftsPart(input: ImprovementIssueInput, texts: Texts): string | null {
  const { facts, result, step, url } = input;
  if (step.practice === 'token-permissions') return permissionsPart(facts, texts);
  if (step.practice === 'actions-pinned') return pinsPart(facts, url, texts);
  const view = improvementView(input);
  const draft = draftOf(findPractice(step.practice), { facts, result, level: step.level }, texts, view);

  return draft === null ? null : draftMarkdown(draft, { ...input, branch: view.branch }, texts);
}

function draftMarkdown(
  draft: Draft,
  { facts, url, branch }: ImprovementIssueInput & { readonly branch: string },
  texts: Texts,
): string {
  const isThere = pathsOf({ facts }).includes(draft.path);
  const at = branch.toWellFormed().split('/').map(encodeURIComponent).join('/');
  const page = isThere
    ? `${url}/edit/${at}/${draft.path}`
    : `${url}/new/${at}?filename=${encodeURIComponent(draft.path)}`;
  const block = fence(draft.text, draft.language);
  if (draft.isExcerpt === true) return block;
  const head = texts.markdown(`improvement:draft.${isThere ? 'add' : 'new'}`, {
    path: draft.path,
    page,
    gaps: gaps.test(draft.text),
  });
  if (draft.text.split('\n').length - 1 <= maxOpenLines) return `${head}\n\n${block}`;

  return `${head}\n\n${fold(md(draft.path), block)}`;
}
