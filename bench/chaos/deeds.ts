import type { WorkflowRunHandle } from '../../src/playground/github/handles/workflow-run-handle.ts';
import { coverageName } from '../../test/support/shown.ts';
import { code, coverageOf, openSmallPull, pathOf } from '../../test/support/small-change.ts';
import { answersTo } from './answers.ts';
import { enqueue, release } from './commit-deeds.ts';
import { fail, type Place } from './place.ts';
import type { Deed, PullSubject, Step } from './subject.ts';

type MakeDeed = (place: Place) => Deed;

/** What can be done at any time. */
const ofRepository = { open, release } satisfies Record<string, MakeDeed>;

/** What is done to a pull request. */
const ofPull = {
  push,
  'lose-write': loseWrite,
  ask,
  'ask-in-vain': askInVain,
  waive,
  withdraw,
  rerequest,
  'turn-draft': turnDraft,
  reopen,
  queue: enqueue,
} satisfies Record<string, (place: Place, subject: PullSubject) => Deed>;

type PullDeedName = keyof typeof ofPull;
/** `move`: a pull request is opened in a repository that Rung does not know yet. */
export type DeedName = 'move' | keyof typeof ofRepository | PullDeedName;

export const deedNames: readonly [DeedName, ...DeedName[]] = [
  'move',
  'open',
  'open',
  'push',
  'push',
  'lose-write',
  'ask',
  'ask',
  'ask-in-vain',
  'waive',
  'withdraw',
  'rerequest',
  'release',
  'queue',
  'turn-draft',
  'reopen',
];

/** Of a deed that needs a pull request where there is none, the opening of one. */
export function makeDeed(place: Place, name: DeedName): Deed {
  if (name === 'move') return open(place);
  if (name === 'open' || name === 'release') return ofRepository[name](place);
  const [first, ...more] = place.pulls;

  return first === undefined ? open(place) : ofPull[name](place, place.random.pick([first, ...more]));
}

function open(place: Place): Deed {
  const { repository, random } = place;
  const number = ++place.count;
  const branch = `change${number}`;
  const hits = random.chance(0.5) ? 7 : 9;
  let opened: PullSubject | undefined;
  let run: WorkflowRunHandle | undefined;
  const subject = () => opened ?? fail();

  return {
    name: 'open',
    steps: [
      {
        subject,
        act() {
          const author = `dev${number}`;
          repository.setRole(author, 'write');
          const pull = openSmallPull(repository, branch, { author });
          opened = {
            ...{ kind: 'pull', repository, pull, hits, asked: new Map(), commands: [] },
            ...{ waiver: 'none', waivings: 0, pushedAt: performance.now(), guids: [] },
          };
          place.pulls.push(opened);
          place.subjects.push(opened);
          run = repository.startWorkflowRun({ pullRequest: pull.number });
        },
      },
      ...endRun(subject, () => run ?? fail(), hits),
    ],
  };
}

function push(_: Place, subject: PullSubject): Deed {
  const { repository, pull } = subject;
  const branch = pull.record.headBranch;
  const hits = subject.hits < 8 ? 9 : 7;
  const of = () => subject;
  let run: WorkflowRunHandle | undefined;
  const text = `${code(branch)}// ${pull.headSha.slice(0, 7)}\n`;

  return {
    name: 'push',
    steps: [
      {
        subject: of,
        act() {
          repository.push(branch, { [pathOf(branch)]: text }, { by: pull.record.author.login });
          subject.pushedAt = performance.now();
          if (subject.waiver === 'given') subject.waiver = 'perhaps';
          run = repository.startWorkflowRun({ pullRequest: pull.number });
        },
      },
      ...endRun(of, () => run ?? fail(), hits),
    ],
  };
}

/** A push, and something of what Rung then writes breaks off on the way to GitHub or back. */
function loseWrite(place: Place, subject: PullSubject): Deed {
  place.loseWrite();

  return { ...push(place, subject), name: 'lose-write' };
}

/** The run of the head begins, and then ends with its report. */
function endRun(subject: () => PullSubject, run: () => WorkflowRunHandle, hits: number): readonly Step[] {
  return [
    { subject, act: () => void run().begin() },
    {
      subject,
      act() {
        subject().hits = hits;
        const artifacts = [coverageOf(subject().pull.record.headBranch, hits)];
        run().complete({ conclusion: 'success', artifacts });
      },
    },
  ];
}

function ask({ random }: Place, subject: PullSubject): Deed {
  const author = subject.pull.record.author.login;
  const [by, body] = random.pick<[string, string]>([
    [author, '/rung help'],
    [author, '/rung explain incremental-coverage'],
    ['lead', '/rung recheck'],
  ]);

  return one('ask', subject, () => {
    const comment = subject.repository.conversation.comment(subject.pull.number, body, by);
    subject.commands.push({ comment, answer: 'reply' });
    if (by === 'lead') allowAnother(subject);
  });
}

/** Who may not ask is answered with a reaction: a deed of its own, so that kills can be aimed at it. */
function askInVain(_: Place, subject: PullSubject): Deed {
  return one('ask-in-vain', subject, () => {
    const comment = subject.repository.conversation.comment(
      subject.pull.number,
      '/rung recheck',
      'passer-by',
    );
    subject.commands.push({ comment, answer: 'reaction' });
  });
}

/** GitHub's times are of whole seconds. */
const secondAndMoreMs = 2_000;

function waive(_: Place, subject: PullSubject): Deed {
  return one('waive', subject, () => {
    const body = '/rung waive incremental-coverage because the generator has its own tests';
    const comment = subject.repository.conversation.comment(subject.pull.number, body, 'lead');
    subject.commands.push({ comment, answer: 'reply' });
    const isAfterPush = performance.now() - subject.pushedAt > secondAndMoreMs;
    if (subject.waiver === 'none') subject.waiver = isAfterPush ? 'given' : 'perhaps';
    subject.waivings += 1;
  });
}

function withdraw(_: Place, subject: PullSubject): Deed {
  return one('withdraw', subject, () => {
    for (const { body, id } of subject.repository.conversation.comments(subject.pull.number)) {
      if (!body.startsWith('/rung waive')) continue;
      const command = subject.commands.find(({ comment }) => comment.id === id) ?? fail();
      command.answer = 'none-yet';
      subject.repository.conversation.delete(command.comment, 'lead');
    }
    subject.waiver = 'none';
    subject.waivings += 1;
  });
}

function rerequest(_: Place, subject: PullSubject): Deed {
  return one('rerequest', subject, () => {
    const { repository, pull } = subject;
    const run = repository.checks.latest({ app: 'rung', name: coverageName, headSha: pull.headSha });
    if (run === undefined) return;
    repository.checks.rerequest(run.id, 'lead');
    allowAnother(subject);
  });
}

/** To and fro: what is shown of a draft is milder. */
function turnDraft(_: Place, subject: PullSubject): Deed {
  return {
    name: 'turn-draft',
    steps: [
      act(subject, () => subject.pull.convertToDraft()),
      act(subject, () => {
        subject.pull.markReady();
        allowAnother(subject, 2);
      }),
    ],
  };
}

function reopen(_: Place, subject: PullSubject): Deed {
  return {
    name: 'reopen',
    steps: [
      act(subject, () => {
        // On a closed pull request Rung answers nobody: a command that a killed server left is read there.
        for (const command of subject.commands.filter(each => answersTo(subject, each).count === 0)) {
          command.answer = 'none-yet';
          if (command.comment.body.startsWith('/rung waive') && subject.waiver === 'given')
            subject.waiver = 'perhaps';
        }
        subject.pull.close();
      }),
      act(subject, () => subject.pull.reopen()),
    ],
  };
}

function one(name: string, subject: PullSubject, deed: () => void): Deed {
  return { name, steps: [act(subject, deed)] };
}

function act(subject: PullSubject, deed: () => void): Step {
  return { subject: () => subject, act: deed };
}

function allowAnother({ asked, pull }: PullSubject, times = 1): void {
  asked.set(pull.headSha, (asked.get(pull.headSha) ?? 0) + times);
}
