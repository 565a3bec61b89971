import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { Watch } from '../../src/handlers.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import type { Store } from '../../src/store/port.ts';
import { repliesOn } from '../support/commands.ts';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import { judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';
import { storyClock } from '../support/story-clock.ts';

const clock = storyClock();
let story: Story;
/** The next end of a delivery, or of the command in one, is cut off when this holds. */
let cutOff: { readonly of: 'delivery' | 'command'; readonly when: () => boolean } | undefined;

async function orCut<T>(of: 'delivery' | 'command', finish: () => Promise<T>): Promise<T> {
  const cut = cutOff;
  if (cut?.of !== of) return await finish();
  cutOff = undefined;
  await until('what comes before the cut', () => cut.when() || undefined);
  throw new GatewayError('unavailable', 'The server was killed.', { retryAfterSeconds: 1 });
}

const watch: Watch = (name, part) => {
  if (name !== 'store') return part;
  const { inbox, commands } = part as unknown as Store;

  return {
    ...part,
    inbox: {
      ...inbox,
      finish: (...given: Parameters<Store['inbox']['finish']>) =>
        orCut('delivery', () => inbox.finish(...given)),
    },
    commands: {
      ...commands,
      finish: (...given: Parameters<Store['commands']['finish']>) =>
        orCut('command', () => commands.finish(...given)),
    },
  };
};

beforeAll(async () => {
  story = await openStory({
    clock: clock.now,
    startServer: options => startApp({ ...options, watch }),
  });
});
afterAll(() => story.close());

async function judged(name: string) {
  const repository = story.addRepository(`harbour/${name}`);
  repository.setRole('ada', 'maintain');
  const pull = openSmallPull(repository, name);
  runSmallCi(repository, pull, 7);
  await story.settle();
  clock.pass(10);
  const coverage = () => shownOn(repository, pull.headSha).coverage;

  return { repository, pull, coverage };
}

test('F1: a press on "Re-run" whose delivery is worked through twice makes one fresh check run', async () => {
  const { repository, pull, coverage } = await judged('pressed');
  cutOff = { of: 'delivery', when: () => coverage().length === 2 };
  repository.checks.rerequest(theCoverageCheck(repository, pull.headSha).id, 'ada');
  await story.settle();

  expect(cutOff).toBeUndefined();
  expect(coverage()).toEqual([judgedAt(7), judgedAt(7)]);
});

test('F1: a command whose delivery is worked through twice makes one fresh check run and one reply', async () => {
  const { repository, pull, coverage } = await judged('commanded');
  cutOff = { of: 'command', when: () => coverage().length === 2 };
  repository.conversation.comment(pull.number, '/rung recheck', 'ada');
  await story.settle();

  expect(cutOff).toBeUndefined();
  expect(coverage()).toEqual([judgedAt(7), judgedAt(7)]);
  expect(repliesOn(repository, pull)).toHaveLength(1);
});
