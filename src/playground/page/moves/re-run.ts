import { maintainer } from '../../scenario/harbour.ts';
import { WrongInput } from '../fields.ts';
import { type Move, pullOf, pullPath } from './move.ts';

export const reRun: Move = {
  id: 're-run',
  label: 'Re-run',
  does: 'Asks Rung to judge this commit again.',
  play(harbour, fields) {
    const pull = pullOf(harbour, fields);
    const id = Number(fields['check']);
    const { app } = harbour.stage.github.world.state;
    const run = harbour.quotes.record.checkRuns.find(one => one.id === id && one.suite.app.id === app.id);
    if (run === undefined) throw new WrongInput('Rung has no such check run.');
    harbour.quotes.checks.rerequest(run.id, maintainer);

    return pullPath(harbour, pull.number, '/checks');
  },
};
