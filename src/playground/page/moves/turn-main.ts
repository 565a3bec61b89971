import { recordedChanges, runOnPush } from '../../scenario/example.ts';
import { type Harbour, maintainer } from '../../scenario/harbour.ts';
import { readRecorded } from '../../scenario/recorded.ts';
import type { Move } from './move.ts';

const file = 'src/quotes/quote.ts';

export const turnMainRed: Move = {
  id: 'main-red',
  label: 'Turn main red',
  does: 'Pushes a commit to main that breaks a test, and lets its CI finish.',
  blockedBecause: harbour => (isMainRed(harbour) ? 'It is red.' : undefined),
  play(harbour) {
    const { message } = readRecorded('main-red');
    harbour.quotes.push('main', recordedChanges('main-2', 'main-red'), { by: maintainer, message });
    runOnPush(harbour.quotes, 'main', 'main-red');

    return `/${harbour.quotes.fullName}`;
  },
};

export const turnMainGreen: Move = {
  id: 'main-green',
  label: 'Turn main green',
  does: 'Pushes a commit to main that takes the broken one back, and lets its CI finish.',
  blockedBecause: harbour => (isMainRed(harbour) ? undefined : 'It is green.'),
  play(harbour) {
    const message = `Revert "${readRecorded('main-red').message}"`;
    harbour.quotes.push('main', recordedChanges('main-red', 'main-2'), { by: maintainer, message });
    // The code is that of the first commit again, and so is what its tests run.
    runOnPush(harbour.quotes, 'main', 'main-1');

    return `/${harbour.quotes.fullName}`;
  },
};

export function isMainRed({ quotes }: Harbour): boolean {
  return quotes.read(file) === readRecorded('main-red').files[file];
}
