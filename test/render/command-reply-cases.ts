import { decideCommand } from '../../src/facts/decide-command.ts';
import { parseCommand } from '../../src/facts/parse-command.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import type { CommandReplyView } from '../../src/render/command-reply.ts';
import { at, headSha } from '../builders/ci.ts';
import { subject } from '../builders/views.ts';

const policy = policyInForce({
  organization: {
    file: 'harbour/.github → .github/rung.yml',
    text: 'start: enforce\nchecks: { incremental-coverage: { target: 80 } }\nlocked: [checks.incremental-coverage.target]\n',
  },
  repository: { file: '.github/rung.yml', text: 'checks: { wip-limit: { per-author: 4 } }\n' },
});

/** The reply to a comment of a maintainer, unless told that it was somebody else's. */
function reply(
  body: string,
  who: { actorId?: number; pushedBy?: number | null; writtenAt?: Date; lastRecheckAt?: Date } = {},
  headBefore: string | null = null,
): CommandReplyView {
  const command = parseCommand(body) ?? { name: 'help' };
  const outcome = decideCommand({
    command,
    actorId: who.actorId ?? 3,
    permission: 'write',
    authorId: 1,
    writtenAt: who.writtenAt ?? at('10:00'),
    head: { since: at('09:30'), pushedBy: who.pushedBy === undefined ? 2 : who.pushedBy },
    lastRecheckAt: who.lastRecheckAt ?? null,
    now: at('10:01'),
  });
  if (outcome === 'no-right') throw new Error('That has no reply.');

  return {
    ...{ command, outcome, headBefore, policy },
    subject: subject({ headSha }),
    nextRecheckAt: at('10:04'),
  };
}

const waive = '/rung waive incremental-coverage because the generator has its own tests';

export const commandReplyCases: Readonly<Record<string, CommandReplyView>> = {
  '/rung recheck': reply('/rung recheck'),
  '/rung recheck, two minutes after the last': reply('/rung recheck', { lastRecheckAt: at('09:59') }),
  '/rung recheck, written before the push': reply(
    '/rung recheck',
    { writtenAt: at('09:29') },
    '41d0b6a000000000000000000000000000000000',
  ),
  '/rung recheck, written before the push of the first head that was seen': reply('/rung recheck', {
    writtenAt: at('09:29'),
  }),
  '/rung help': reply('/rung help'),
  '/rung waive': reply(waive),
  '/rung waive, hostile reason': reply(
    '/rung waive ci-status because @harbour/security <img src=x> [x](https://evil.example) `a` #7 --> \u202e',
  ),
  '/rung waive, by the author': reply(waive, { actorId: 1 }),
  '/rung waive, by the last pusher': reply(waive, { actorId: 2 }),
  '/rung waive, last pusher unknown': reply(waive, { pushedBy: null }),
  '/rung waive policy': reply('/rung waive policy because later'),
  '/rung waive release': reply('/rung waive release because later'),
  '/rung waive without a reason': reply('/rung waive ci-status'),
  '/rung waive without a practice': reply('/rung waive'),
  '/rung waive of an unknown practice': reply('/rung waive coverage because later'),
  '/rung explain of a mistyped practice': reply('/rung explain ci-staus'),
  '/rung explain of the beginning of a practice': reply('/rung explain CI'),
  '/rung with an unknown command': reply('/rung rechek'),
  '/rung with a hostile command': reply('/rung `@harbour/security`<b>'),
  '/rung snooze': reply('/rung snooze 14'),
  ...Object.fromEntries(
    ['incremental-coverage', 'ci-status', 'wip-limit', 'policy', 'release'].map(practice => [
      `/rung explain ${practice}`,
      reply(`/rung explain ${practice}`),
    ]),
  ),
};
