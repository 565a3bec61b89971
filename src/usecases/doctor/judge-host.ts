import { type DoctorLine, linesOf } from '../../model/doctor-line.ts';

const { ok, warning, failure } = linesOf('Server');

export interface HostFacts {
  /** Where people see it: https://github.com. */
  readonly webUrl: string;
  readonly status: number;
  readonly enterpriseVersion: string | undefined;
  /** Their clock minus ours; undefined when they do not tell the time. */
  readonly skewMs: number | undefined;
}

export function judgeHost({ webUrl, status, enterpriseVersion, skewMs }: HostFacts): readonly DoctorLine[] {
  const host = URL.parse(webUrl)?.host ?? webUrl;
  const what = enterpriseVersion === undefined ? '' : `GitHub Enterprise Server ${enterpriseVersion} at `;
  const lines =
    status >= 500
      ? [failure('GitHub', `${what}${host} answers ${status}`, 'wait, or ask those who run it')]
      : [ok('GitHub', `${what}${host} answers`)];
  return skewMs === undefined ? lines : [...lines, judgeClock(skewMs)];
}

/** GitHub allows a minute for tokens issued in its future; Rung corrects its clock by GitHub's. */
function judgeClock(skewMs: number): DoctorLine {
  const seconds = Math.abs(skewMs) / 1000;
  // GitHub tells whole seconds.
  if (seconds < 2) return ok('Clock', "agrees with GitHub's");
  const detail = `${seconds.toFixed(seconds < 10 ? 1 : 0)} s ${skewMs > 0 ? 'behind' : 'ahead of'} GitHub's`;
  return seconds < 30
    ? ok('Clock', detail)
    : warning('Clock', detail, 'set the clock of this machine by NTP');
}

/** Codes of Node's TLS for a certificate that is not trusted. */
const certificateCodes =
  /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_CERT|ERR_SSL|ERR_OSSL|EPROTO|HOSTNAME_MISMATCH)/;

/** `code`: that of the deepest cause. */
export function judgeNoAnswer(webUrl: string, code: string): readonly DoctorLine[] {
  const host = URL.parse(webUrl)?.host ?? webUrl;
  if (certificateCodes.test(code)) {
    const fix =
      code === 'CERT_HAS_EXPIRED'
        ? `renew the certificate of ${host}`
        : 'NODE_EXTRA_CA_CERTS=/path/to/your-authority.pem, if your own authority signs it, or that of the proxy in between';
    return [failure('Certificates', `${host} shows a certificate that is not trusted (${code})`, fix)];
  }
  return [failure('GitHub', `${host} does not answer (${code})`, reasons[code] ?? usualReasons)];
}

const usualReasons = 'see that this machine may open connections there; through a proxy: HTTPS_PROXY';
const reasons: Readonly<Record<string, string>> = {
  UND_ERR_ABORTED: 'the proxy refused to connect: see HTTPS_PROXY and NO_PROXY, and ask those who run it',
  ENOTFOUND: 'see GHE_HOST, and whether this machine can resolve names; through a proxy: HTTPS_PROXY',
  EAI_AGAIN: 'see whether this machine can resolve names; through a proxy: HTTPS_PROXY',
};

export interface TrustFacts {
  readonly webUrl: string;
  /** NODE_EXTRA_CA_CERTS, and whether certificates were read from it. */
  readonly extraCertificates: { readonly path: string; readonly isRead: boolean } | null;
}

export function judgeTrust({ webUrl, extraCertificates: extra }: TrustFacts): readonly DoctorLine[] {
  const { host, protocol } = new URL(webUrl);
  if (extra !== null && !extra.isRead)
    return [
      warning(
        'Certificates',
        `NODE_EXTRA_CA_CERTS is ${JSON.stringify(extra.path)}, and no certificate was read from there`,
        'a readable PEM file; on an older Node set the variable in the environment, not in .env',
      ),
    ];
  if (protocol !== 'https:')
    return [warning('Certificates', `${host} is spoken to in plain HTTP`, 'GHE_PROTOCOL=https')];
  return [ok('Certificates', `${host} is trusted${extra === null ? '' : ', with NODE_EXTRA_CA_CERTS'}`)];
}
