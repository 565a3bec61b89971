/** One thing that goes wrong, and what Rung does then. docs/reliability.md is made from these, the tests' titles and the saved figures. */
export interface FaultRow {
  readonly id: string;
  readonly fault: string;
  readonly answer: string;
  /** What of it no test can show yet, and why. */
  readonly open?: string;
}

export const faultRows: readonly FaultRow[] = [
  {
    id: 'F1',
    fault: 'The process is killed (`kill -9`) at any instant',
    answer: 'An acknowledged delivery is never lost, and each effect appears once on GitHub.',
  },
  {
    id: 'F2',
    fault: 'GitHub took a write, and the answer or the process was lost',
    answer:
      'An intent row stands before each write. The next try looks for the object by its own marker, and adopts it.',
  },
  {
    id: 'F3',
    fault: 'The same delivery comes twice, in the same millisecond, to several instances',
    answer: 'One job: the GUID is one atomic insert in the transaction that queues the job.',
  },
  {
    id: 'F4',
    fault: 'Events come out of order',
    answer: 'Handlers read the present state; an older state never overwrites a newer one.',
  },
  {
    id: 'F5',
    fault: 'Rung is down for an hour, two days, ten days',
    answer:
      'At start and every 5 minutes the deliveries that GitHub recorded are compared with those finished here. What was missed is made good by one look at each repository; beyond the window of GitHub, every repository is looked at.',
  },
  {
    id: 'F6',
    fault: 'A delivery comes hours late',
    answer:
      'The present state is judged. Nothing is written on a closed pull request. A late turn of the schedule is that of its slot.',
  },
  {
    id: 'F7',
    fault: 'GitHub answers 5xx, breaks the connection, answers half a body or an HTML page',
    answer: 'This job is tried again, up to 8 times with growing pauses; other jobs go on.',
  },
  {
    id: 'F8',
    fault: 'A secondary rate limit, or the quota is used up',
    answer:
      'All lanes of that installation sleep until the time GitHub named. Its jobs are put off, workers stay free, other installations go on.',
  },
  {
    id: 'F9',
    fault: "This machine's clock is wrong by ten minutes",
    answer:
      "The skew is learnt from GitHub's `Date` header, the request is signed anew once, and the log says so.",
  },
  {
    id: 'F10',
    fault: 'The App is suspended or uninstalled',
    answer:
      'Waiting jobs are dropped and nothing is written. After the suspension everything is looked at again; after an uninstallation the data is deleted.',
  },
  {
    id: 'F11',
    fault: 'A permission is not granted, or withdrawn',
    answer:
      'What needs it is unknown and names it; nothing turns red. When it is granted, everything is judged again.',
  },
  {
    id: 'F12',
    fault: 'A repository is renamed, transferred, archived, deleted or made private; issues are off',
    answer: 'Repositories are known by their number. A move is followed once; one 404 is no deletion.',
  },
  {
    id: 'F13',
    fault: 'GitHub does not show yet what was just written',
    answer: 'The own database says what exists; for 60 s not seeing an object proves nothing.',
  },
  {
    id: 'F14',
    fault: 'Two workers want to create the same comment or check run',
    answer:
      'Each effect has one key and a lease with a fencing number. Who lost the lease discards its result.',
  },
  {
    id: 'F15',
    fault: "A person deletes, closes or edits Rung's comment or issue",
    answer:
      'A deleted comment is written again at most once for each new commit. What a person closes or deletes as an issue stays so unless it got materially worse. Edited: overwritten only when something changed.',
  },
  {
    id: 'F16',
    fault: 'A huge pull request, or files without a patch',
    answer: 'Above the limits of GitHub the answer is unknown, never a silent pass.',
  },
  {
    id: 'F17',
    fault: 'An artifact is huge, expired, slow or cut off',
    answer: 'Limits on size and time, the link renewed once, and an answer that names the cause.',
  },
  {
    id: 'F18',
    fault: 'A report never comes, or comes in parts',
    answer:
      'At the deadline the check ends as neutral and says what was missing; a report that comes later is judged.',
  },
  {
    id: 'F19',
    fault: 'Re-runs, partial re-runs, cancelled runs, two workflows',
    answer: 'The newest attempt of each workflow and event counts.',
  },
  {
    id: 'F20',
    fault: 'The database is full, read-only, slow, restarted or unreachable',
    answer:
      'The webhook answers 503, so that GitHub records the failure; workers pause and come back by themselves.',
  },
  {
    id: 'F21',
    fault: 'The embedded database: killed process, damaged files, a second process',
    answer:
      'It survives a killed process, not a power cut. A second process is refused. Damaged files are set aside, and everything is read again from GitHub.',
    open: 'A power cut is not tested: the embedded database never waits for the disk, and Rung says so.',
  },
  {
    id: 'F22',
    fault: 'A migration is interrupted, or two versions run side by side',
    answer:
      'Migrations are one transaction under a lock. The version before runs on the tables of the next one.',
  },
  {
    id: 'F23',
    fault: 'Daylight saving, leap days, changed time zones',
    answer: 'Each slot of a schedule runs exactly once.',
  },
  {
    id: 'F24',
    fault: "This machine's clock jumps by a day",
    answer: 'Leases count by a clock that cannot jump, and between processes by the clock of the database.',
  },
  {
    id: 'F25',
    fault: 'Every repository at the same hour',
    answer: 'Sweeps are spread by a hash of the repository; what people wait for goes first.',
  },
  {
    id: 'F26',
    fault: 'One installation with 100,000 jobs; a job that can never succeed',
    answer:
      'Installations take turns. After 8 attempts a job is a dead letter, which a person can list and try again.',
  },
  {
    id: 'F27',
    fault: 'SIGTERM under load, rolling restarts',
    answer: 'Stop accepting, finish within 25 s, exit 0. A second signal ends it at once.',
  },
  {
    id: 'F29',
    fault: 'GitHub Enterprise Server: other addresses, own certificates, no rate limits',
    answer: 'Address, certificates, window of deliveries and limits are settings.',
    open: 'No Enterprise Server was at hand: the tests play one of version 3.14 and 3.19, by the descriptions that GitHub publishes of their APIs.',
  },
  {
    id: 'F30',
    fault: 'An unknown event, action or value, or a field that is null',
    answer: 'Answered with 202, counted and left alone.',
  },
  {
    id: 'F31',
    fault: 'A merge queue waits for a check on its own commit',
    answer: 'The check is put on the commit of the group.',
  },
];
