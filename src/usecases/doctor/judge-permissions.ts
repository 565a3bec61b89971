import { type DoctorLine, linesOf } from '../../model/doctor-line.ts';
import { optionalPermissions } from '../../model/optional-permissions.ts';
import { type Permission, permissions } from '../../model/permissions.ts';
import { webhookEvents } from '../../model/webhook-events.ts';

const { ok, warning, failure } = linesOf('App');

type Grants = Readonly<Record<string, string>>;

export interface GrantFacts {
  /** What the App's registration asks for. */
  readonly asked: { readonly permissions: Grants; readonly events: readonly string[] };
  readonly settingsUrl: string;
  readonly installations: readonly {
    readonly account: string;
    readonly htmlUrl: string;
    readonly permissions: Grants;
  }[];
}

/** Asked for, granted, and what Rung needs: one line for each that is missing. */
export function judgePermissions(facts: GrantFacts): readonly DoctorLine[] {
  const lines = permissions.flatMap(permission => judgePermission(permission, facts));
  const more = excess(facts.asked.permissions);
  if (more.length > 0)
    lines.push(
      warning(
        'Permissions',
        `more than Rung asks for: ${more.join(', ')}`,
        `take them away: ${facts.settingsUrl}`,
      ),
    );
  if (lines.length > 0) return lines;
  return [ok('Permissions', `all ${permissions.length} asked for and accepted`)];
}

function judgePermission(permission: Permission, facts: GrantFacts): DoctorLine[] {
  const { key, title, level, without } = permission;
  const tell = key === 'checks' || key === 'metadata' ? failure : warning;
  const wanted = `${title}: ${level}`;
  if (!covers(facts.asked.permissions[key], level))
    return [
      tell('Permissions', `${wanted} is not asked for; ${without}`, `ask for it: ${facts.settingsUrl}`),
    ];

  const lacking = facts.installations.filter(each => !covers(each.permissions[key], level));
  const [first] = lacking;
  if (first === undefined) return [];
  const accounts = lacking.map(({ account }) => account).slice(0, 5);
  return [
    tell(
      'Permissions',
      `${wanted} is asked for, not accepted by ${accounts.join(', ')}${lacking.length > 5 ? ', …' : ''}; ${without}`,
      `an owner there: “Review request” on ${first.htmlUrl}`,
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

export function judgeEvents({ asked, settingsUrl }: GrantFacts): readonly DoctorLine[] {
  const missing = webhookEvents.filter(({ name }) => !asked.events.includes(name));
  const [first] = missing;
  if (first === undefined) return [ok('Events', `all ${webhookEvents.length} subscribed`)];
  const names = missing.map(({ name }) => name).join(', ');
  return [warning('Events', `not subscribed: ${names}; ${first.without}`, `subscribe: ${settingsUrl}`)];
}
