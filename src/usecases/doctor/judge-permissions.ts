import { type DoctorFinding, findingsOf } from '../../model/doctor-line.ts';
import { optionalPermissions } from '../../model/optional-permissions.ts';
import { type Permission, permissions } from '../../model/permissions.ts';
import { sentence } from '../../model/sentence.ts';
import { webhookEvents } from '../../model/webhook-events.ts';

const { ok, warning, failure } = findingsOf('App');

type Grants = Readonly<Record<string, string>>;

export interface GrantFacts {
  /** What the App's registration asks for. */
  readonly asked: { readonly permissions: Grants; readonly events: readonly string[] };
  /** The App's page on GitHub. */
  readonly appUrl: string;
  readonly installations: readonly {
    readonly account: string;
    readonly htmlUrl: string;
    readonly permissions: Grants;
  }[];
}

/** Asked for, granted, and what Rung needs: one line for each that is missing. */
export function judgePermissions(facts: GrantFacts): readonly DoctorFinding[] {
  const lines = permissions.flatMap(permission => judgePermission(permission, facts));
  const more = excess(facts.asked.permissions);
  if (more.length > 0)
    lines.push(
      warning(
        'Permissions',
        sentence('doctor:permissions.excess', { grants: more }),
        sentence('doctor:permissions.excess-fix', { app: facts.appUrl }),
      ),
    );
  if (lines.length > 0) return lines;
  return [ok('Permissions', sentence('doctor:permissions.accepted', { total: permissions.length }))];
}

function judgePermission(permission: Permission, facts: GrantFacts): DoctorFinding[] {
  const { key, title, level } = permission;
  const tell = key === 'checks' || key === 'metadata' ? failure : warning;
  const wanted = {
    permission: `${title}: ${level}`,
    without: sentence(`doctor:without-permission.${key}`),
  };
  if (!covers(facts.asked.permissions[key], level))
    return [
      tell(
        'Permissions',
        sentence('doctor:permissions.not-asked', wanted),
        sentence('doctor:permissions.not-asked-fix', { app: facts.appUrl }),
      ),
    ];

  const lacking = facts.installations.filter(each => !covers(each.permissions[key], level));
  const [first] = lacking;
  if (first === undefined) return [];
  const accounts = lacking.map(({ account }) => account).slice(0, 5);
  return [
    tell(
      'Permissions',
      sentence('doctor:permissions.not-accepted', { ...wanted, accounts, more: lacking.length > 5 }),
      sentence('doctor:permissions.not-accepted-fix', { url: first.htmlUrl }),
    ),
  ];
}

function covers(granted: string | undefined, level: string): boolean {
  return granted === level || granted === 'write' || granted === 'admin';
}

function excess(asked: Grants): string[] {
  const known = new Map([
    ...optionalPermissions.map(({ key }) => [key, 'read'] as const),
    ...permissions.map(({ key, level }) => [key, level] as const),
  ]);
  return Object.entries(asked)
    .filter(([key, level]) => !covers(known.get(key), level))
    .map(([key, level]) => `${key}: ${level}`);
}

export function judgeEvents({ asked, appUrl }: GrantFacts): readonly DoctorFinding[] {
  const missing = webhookEvents.filter(({ name }) => !asked.events.includes(name));
  const [first] = missing;
  if (first === undefined)
    return [ok('Events', sentence('doctor:events.subscribed', { total: webhookEvents.length }))];
  const names = missing.map(({ name }) => name);
  const without = sentence(`doctor:without-event.${first.name}`);
  return [
    warning(
      'Events',
      sentence('doctor:events.missing', { names, without }),
      sentence('doctor:events.missing-fix', { app: appUrl }),
    ),
  ];
}
