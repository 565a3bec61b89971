import { orUnknown } from '../../collect/or-unknown.ts';
import { type AccountRef, mayWrite } from '../../model/authority.ts';
import type { Command } from '../../model/command.ts';
import type { PullRequest } from '../../model/pull-request.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { isWaivable } from '../../model/waiver.ts';
import type { Texts } from '../../render/texts.ts';
import type { Services } from '../services.ts';

export interface WaiverComment {
  readonly command: Extract<Command, { readonly name: 'waive' }>;
  /** Rung's own answer. */
  readonly reply: string;
  readonly commentId: number;
  readonly approver: AccountRef;
  readonly at: Date;
}

/**
 * Keeps a waiver that Rung granted, and returns the head it was given at; null where it did not grant it. The answer
 * alone does not prove it, since people may edit comments: whoever gave it must still have the right. Whether they pushed
 * last is looked at whenever the waiver is used.
 */
export async function restoreWaiver(
  { github, store, texts }: Services,
  repository: RepositoryRef,
  pull: PullRequest,
  { command, reply, commentId, approver, at }: WaiverComment,
): Promise<string | null> {
  const { practice, reason } = command;
  const head = grantedAt(Object.values(texts), command, reply);
  if (head === null || !isWaivable(practice) || approver.id === pull.authorId) return null;
  const permission = await orUnknown(github.reads(repository).permissionOf(approver));
  if (permission === undefined || !mayWrite(permission)) return null;

  const headSha = pull.headSha.startsWith(head) ? pull.headSha : head;
  await store.waivers.add({
    ...{ repositoryId: repository.id, commentId, number: pull.number, practice, reason },
    ...{ approverId: approver.id, headSha, at },
  });

  return headSha;
}

/** The head that the answer names, if it is the one to this command as it stands now. */
function grantedAt(
  languages: readonly Texts[],
  { practice, reason }: WaiverComment['command'],
  reply: string,
): string | null {
  const heads = new Set(reply.match(/\b[0-9a-f]{7,40}\b/g));
  for (const head of heads)
    for (const texts of languages) {
      const said = String(texts.markdown('commands:reply.waive', { head, practice, reason }));
      const [sentence = said] = said.split('\n');
      if (sentence !== '' && reply.startsWith(sentence)) return head;
    }

  return null;
}
