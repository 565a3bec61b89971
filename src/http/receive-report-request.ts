import type { IncomingMessage } from 'node:http';
import { refuseReport } from '../collect/refuse-report.ts';
import { fullName } from '../model/repository.ts';
import type { Sentence } from '../model/sentence.ts';
import { type AcceptedReport, type ArrivedReport, mostReportBytes } from '../usecases/accept-report.ts';
import { reportToken } from '../usecases/create-report-token.ts';
import type { ReportSender } from '../usecases/find-sender.ts';
import type { BodyBudget } from './body-budget.ts';
import { nameProblem } from './name-problem.ts';
import { readBody } from './read-body.ts';
import type { ReportOutcome } from './report-outcome.ts';
import { singleHeader } from './single-header.ts';
import { within } from './within.ts';

export interface ReportDoor {
  findSender(
    token: string,
    place: { readonly owner: string; readonly name: string },
  ): Promise<ReportSender | 'too-often' | 'busy' | undefined>;
  accept(report: ArrivedReport): Promise<AcceptedReport>;
  readonly budget: BodyBudget;
  readonly storeWithinMs: number;
}

/** Where it was sent to, as written in the address. */
export interface ReportPlace {
  readonly owner: string;
  readonly name: string;
  readonly sha: string;
}

export interface ReportReceipt {
  readonly outcome: ReportOutcome;
  /** More of why, for the sender. */
  readonly reason?: Sentence;
  readonly pullRequests?: readonly number[];
  /** Only of senders whose token is known: fit for the log. */
  readonly repository?: string;
  readonly sentBy?: string;
  readonly headSha?: string;
  readonly bytes?: number;
  readonly problem?: string;
}

const fullSha = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const label = /^[\w.-]{1,100}$/;

/** From request to committed report. Whoever has no token for the repository learns nothing, and sends nothing. */
export async function receiveReportRequest(
  incoming: IncomingMessage,
  { owner, name, sha }: ReportPlace,
  door: ReportDoor,
): Promise<ReportReceipt> {
  const token = /^Bearer ([^ ]+)$/i.exec(singleHeader(incoming, 'authorization') ?? '')?.[1] ?? '';
  if (!reportToken.test(token)) return { outcome: 'no-token' };
  const headSha = sha.toLowerCase();
  if (!fullSha.test(headSha)) return { outcome: 'bad-commit' };
  if (!label.test(owner) || !label.test(name)) return { outcome: 'unknown' };

  try {
    const sender = await within(door.storeWithinMs, door.findSender(token, { owner, name }));
    if (sender === undefined) return { outcome: 'unknown' };
    if (typeof sender === 'string') return { outcome: sender };
    const known = { repository: fullName(sender.repository), sentBy: sender.sentBy, headSha };

    return { ...known, ...(await receiveFrom(sender, headSha, incoming, door)) };
  } catch (error) {
    return { outcome: 'unavailable', problem: nameProblem(error) };
  }
}

async function receiveFrom(
  sender: ReportSender,
  headSha: string,
  incoming: IncomingMessage,
  door: ReportDoor,
): Promise<ReportReceipt> {
  if (Number(incoming.headers['content-length'] ?? 0) > mostReportBytes) return { outcome: 'too-large' };
  const slot = door.budget.open();
  if (slot === undefined) return { outcome: 'busy' };
  let storing: Promise<unknown> | undefined;
  try {
    const content = await readBody(incoming, mostReportBytes, slot);
    if (typeof content === 'string') return { outcome: content };
    const bytes = content.length;
    const reason = refuseReport(content);
    if (reason !== undefined) return { outcome: 'unreadable', reason, bytes };
    const accepting = door.accept({ ...sender, headSha, content });
    storing = accepting;

    return { ...(await within(door.storeWithinMs, accepting)), bytes };
  } finally {
    // While a database that is stuck holds on to a report, it counts, although it is answered.
    if (storing === undefined) slot.close();
    else storing.then(slot.close, slot.close);
  }
}
