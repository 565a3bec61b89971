import { type Sentence, sentence } from '../../model/sentence.ts';
import { isPublicHost } from './is-public-host.ts';

/** What the form's fields hold, as they came. */
export interface SetupFields {
  readonly github: string;
  readonly account: 'organization' | 'user';
  readonly organization: string;
  readonly address: string;
  readonly name: string;
}

export interface SetupChoices {
  readonly github: GitHubHost;
  /** Null: the account of the person who registers. */
  readonly organization: string | null;
  /** Where GitHub reaches this server, without a slash at the end. */
  readonly address: string;
  readonly isReachable: boolean;
  readonly name: string;
}

export interface GitHubHost {
  readonly host: string;
  readonly protocol: 'https' | 'http';
}

export const gitHubDotCom: GitHubHost = { host: 'github.com', protocol: 'https' };

export type ReadChoices = { readonly choices: SetupChoices } | { readonly problems: readonly Sentence[] };

/** `fixed`: the host that the settings name already; the field cannot change it. */
export function readChoices(fields: SetupFields, fixed: GitHubHost | null): ReadChoices {
  const github = fixed ?? readHost(fields.github);
  const organization = fields.account === 'user' ? null : readLogin(fields.organization);
  const address = readAddress(fields.address);
  const name = readName(fields.name);
  if (isProblem(github) || isProblem(organization) || isProblem(address) || isProblem(name))
    return {
      problems: [github, organization, address, name].filter(isProblem).map(({ problem }) => problem),
    };

  const isReachable =
    isPublicHost(address.hostname) || (github.host !== 'github.com' && !isLoopback(address));
  return {
    choices: {
      ...{ github, organization, name: name.text, isReachable },
      address: address.href.replace(/\/+$/, ''),
    },
  };
}

interface Problem {
  readonly problem: Sentence;
}

function isProblem(value: object | string | null): value is Problem {
  return typeof value === 'object' && value !== null && 'problem' in value;
}

function readHost(text: string): GitHubHost | Problem {
  const [, scheme = 'https', host = ''] = /^(?:(https?):\/\/)?([^/\s]*)\/?$/i.exec(text.trim()) ?? [];
  const name = host.toLowerCase();
  if (name === 'github.com' || name === 'www.github.com') return gitHubDotCom;
  if (name.endsWith('.ghe.com')) return { problem: sentence('setup:problem.data-residency', { host: name }) };
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(name))
    return { problem: sentence('setup:problem.github') };
  return { host: name, protocol: scheme.toLowerCase() === 'http' ? 'http' : 'https' };
}

function readLogin(text: string): string | Problem {
  const login = text.trim();
  if (/^[a-z0-9]([a-z0-9-]{0,37}[a-z0-9])?$/i.test(login)) return login;
  return { problem: sentence('setup:problem.organization') };
}

function readAddress(text: string): URL | Problem {
  const url = URL.parse(text.trim());
  const isPlain =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.username + url.password + url.search + url.hash === '' &&
    text.length <= 500;
  if (isPlain) return url;
  return { problem: sentence('setup:problem.address') };
}

function readName(text: string): { readonly text: string } | Problem {
  const name = text.trim();
  // GitHub's limit. \p{C}: control and formatting characters.
  if (name !== '' && name.length <= 34 && !/\p{C}/u.test(name)) return { text: name };
  return { problem: sentence('setup:problem.name') };
}

function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(hostname);
}
