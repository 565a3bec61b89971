import type { Account } from './account-records.ts';

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/** `name` differs from the role where the organization made one of its own on top of it. */
export interface Grant {
  readonly role: Role;
  readonly name: string;
}

/** What GitHub keeps of a branch that moved. */
export interface Activity {
  readonly id: number;
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly actor: Account;
  readonly type: 'push' | 'force_push' | 'branch_creation';
  readonly at: Date;
}
