import { bigint, customType, timestamp } from './drizzle.ts';

/** PostgreSQL's text cannot hold U+0000, which hostile text may contain. */
export const text = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: value => value.replaceAll('\u0000', '\uFFFD'),
});

export const id = (name: string) => bigint(name, { mode: 'number' });
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const position = () => id('position').generatedAlwaysAsIdentity();

export const repositoryColumns = () => ({
  installationId: id('installation_id').notNull(),
  repositoryId: id('repository_id').notNull(),
  owner: text('owner').notNull(),
  repositoryName: text('repository_name').notNull(),
});
