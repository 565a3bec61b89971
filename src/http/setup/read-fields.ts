import type { SetupFields } from './read-choices.ts';

/** The form's fields; what was sent as a file or several times counts as not sent. */
export function readFields(body: Readonly<Record<string, unknown>>): SetupFields {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].slice(0, 1000) : '');
  return {
    github: text('github'),
    account: text('account') === 'user' ? 'user' : 'organization',
    organization: text('organization'),
    address: text('address'),
    name: text('name'),
  };
}
