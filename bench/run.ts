import { countRequests } from './count-requests.ts';
import { measureFirstCheckRun } from './first-check-run.ts';
import { measurePageAnswers } from './page-answers.ts';

/** `npm run bench`: figures of one machine in one run; compare them with each other, not with another day's. */
const wanted = process.argv.slice(2);
const benchmarks: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  requests: countRequests,
  'first-check-run': measureFirstCheckRun,
  'page-answers': measurePageAnswers,
};

for (const [name, run] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n## ${name}`);
  for (const line of await run()) console.log(line);
}
