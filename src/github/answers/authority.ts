import { z } from 'zod';
import type { PermissionLevel } from '../../model/authority.ts';
import { instant } from './instant.ts';

/** What the older field calls each role: it knows four levels. */
const permissionOfRole: Readonly<Record<PermissionLevel, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
};
const levels = Object.keys(permissionOfRole) as PermissionLevel[];

/**
 * `role_name` may be a role of the organization's own making, whatever it is called: `permission` tells what it is built
 * upon, and decides where the two do not agree.
 */
export const permissionShape = z
  .object({
    permission: z.string(),
    role_name: z.string().nullish(),
    user: z.object({ id: z.number() }).nullish(),
  })
  .transform(({ permission, role_name, user }) => ({
    userId: user?.id ?? null,
    level:
      levels.find(level => level === role_name && permissionOfRole[level] === permission) ??
      levels.find(level => level === permission) ??
      'none',
  }));

export const activitiesShape = z.array(
  z
    .object({
      after: z.string(),
      activity_type: z.string(),
      timestamp: instant,
      actor: z.object({ id: z.number() }).nullish(),
    })
    .transform(({ after, activity_type, timestamp, actor }) => ({
      after,
      isDeletion: activity_type === 'branch_deletion',
      at: timestamp,
      actorId: actor?.id ?? null,
    })),
);
