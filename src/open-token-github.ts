import type { GitHubQuestion, SeenGitHub } from './commands/assess/assess-options.ts';
import { createTokenGitHub } from './github/create-token-github.ts';
import { useNetwork } from './load-environment.ts';
import { OperatorError } from './model/operator-error.ts';
import { readGitHubAddress } from './settings.ts';

type Environment = GitHubQuestion['environment'];

const tokenNames = ['GITHUB_TOKEN', 'GH_TOKEN'] as const;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** GitHub with the token of the environment; undefined where there is none. */
export function openTokenGitHub({
  environment,
  now,
  warn,
  onRequest,
}: GitHubQuestion): SeenGitHub | undefined {
  const found = tokenIn(environment);
  if (found === undefined) return undefined;
  const { githubUrl, webUrl } = addressIn(environment);
  const { protocol, hostname, origin } = new URL(githubUrl);
  if (protocol === 'http:' && !loopback.test(hostname))
    warn(`${origin} is not encrypted: whoever listens on the way has the token`);
  useNetwork();
  const github = createTokenGitHub({ ...found, baseUrl: githubUrl, now, onRequest });

  return { github, webUrl, tokenName: found.tokenName };
}

function tokenIn(environment: Environment) {
  const tokenName = tokenNames.find(name => environment[name]?.trim());
  if (tokenName === undefined) return undefined;
  const token = environment[tokenName]?.trim() ?? '';
  if (/^[\x21-\x7e]+$/.test(token)) return { tokenName, token };
  throw new OperatorError(`${tokenName} holds no token: expected one word (the value is not shown)`);
}

/** GitHub Actions says which server it belongs to; what is set for Rung comes first. */
function addressIn(environment: Environment): { readonly githubUrl: string; readonly webUrl: string } {
  const { GHE_HOST: host, GITHUB_API_URL: given, GITHUB_SERVER_URL: web } = environment;
  if (host || !given) return readGitHubAddress(environment);
  const url = URL.parse(given);
  const isAddress = url !== null && /^https?:$/.test(url.protocol) && url.username + url.password === '';
  if (!isAddress || url.search + url.hash !== '')
    throw new OperatorError(
      'GITHUB_API_URL holds no address of an API: expected one such as https://github.example.com/api/v3',
    );
  const server = URL.parse(web ?? '');
  const isWeb = server !== null && /^https?:$/.test(server.protocol);
  // https://github.example.com/api/v3, or https://api.github.com
  const webUrl = isWeb ? server.origin : `${url.protocol}//${url.host.replace(/^api\./, '')}`;

  return { githubUrl: url.href.replace(/\/+$/, ''), webUrl };
}
