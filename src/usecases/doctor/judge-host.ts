import { type DoctorFinding, findingsOf } from '../../model/doctor-line.ts';
import { sentence } from '../../model/sentence.ts';

const { ok, warning, failure } = findingsOf('Server');

export interface HostFacts {
  /** Where people see it: https://github.com. */
  readonly webUrl: string;
  readonly status: number;
  readonly enterpriseVersion: string | undefined;
  /** Their clock minus ours; undefined when they do not tell the time. */
  readonly skewMs: number | undefined;
}

export function judgeHost({
  webUrl,
  status,
  enterpriseVersion,
  skewMs,
}: HostFacts): readonly DoctorFinding[] {
  const host = URL.parse(webUrl)?.host ?? webUrl;
  const server = { host, version: enterpriseVersion };
  const answer =
    status >= 500
      ? failure(
          'GitHub',
          sentence('doctor:github.answers-badly', { ...server, status }),
          sentence('doctor:github.answers-badly-fix'),
        )
      : ok('GitHub', sentence('doctor:github.answers', server));
  return skewMs === undefined ? [answer] : [answer, judgeClock(skewMs)];
}

/** GitHub allows a minute for tokens issued in its future; Rung corrects its clock by GitHub's. */
function judgeClock(skewMs: number): DoctorFinding {
  const seconds = Math.abs(skewMs) / 1000;
  // GitHub tells whole seconds.
  if (seconds < 2) return ok('Clock', sentence('doctor:clock.agrees'));
  const detail = sentence(skewMs > 0 ? 'doctor:clock.behind' : 'doctor:clock.ahead', {
    seconds: seconds.toFixed(seconds < 10 ? 1 : 0),
  });
  return seconds < 30 ? ok('Clock', detail) : warning('Clock', detail, sentence('doctor:fix.clock'));
}

/** Codes of Node's TLS for a certificate that is not trusted. */
const certificateCodes =
  /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_CERT|ERR_SSL|ERR_OSSL|EPROTO|HOSTNAME_MISMATCH)/;

/** `code`: that of the deepest cause. */
export function judgeNoAnswer(webUrl: string, code: string | undefined): readonly DoctorFinding[] {
  const host = URL.parse(webUrl)?.host ?? webUrl;
  if (code !== undefined && certificateCodes.test(code)) {
    const fix =
      code === 'CERT_HAS_EXPIRED'
        ? sentence('doctor:certificates.expired-fix', { host })
        : sentence('doctor:certificates.untrusted-fix');
    const detail = sentence('doctor:certificates.untrusted', { host, errorCode: code });
    return [failure('Certificates', detail, fix)];
  }
  const detail = sentence('doctor:github.no-answer', { host, errorCode: code });
  return [failure('GitHub', detail, sentence(fixes[code ?? ''] ?? 'doctor:github.usual-fix'))];
}

const fixes: Readonly<Record<string, string>> = {
  UND_ERR_ABORTED: 'doctor:github.aborted-fix',
  ENOTFOUND: 'doctor:github.not-found-fix',
  EAI_AGAIN: 'doctor:github.resolve-fix',
};

export interface TrustFacts {
  readonly webUrl: string;
  /** NODE_EXTRA_CA_CERTS, and whether certificates were read from it. */
  readonly extraCertificates: { readonly path: string; readonly isRead: boolean } | null;
}

export function judgeTrust({ webUrl, extraCertificates: extra }: TrustFacts): readonly DoctorFinding[] {
  const { host, protocol } = new URL(webUrl);
  if (extra !== null && !extra.isRead)
    return [
      warning(
        'Certificates',
        sentence('doctor:certificates.unread', { path: JSON.stringify(extra.path) }),
        sentence('doctor:certificates.unread-fix'),
      ),
    ];
  if (protocol !== 'https:')
    return [
      warning(
        'Certificates',
        sentence('doctor:certificates.plain-http', { host }),
        sentence('doctor:fix.setting', { variable: 'GHE_PROTOCOL', value: 'https' }),
      ),
    ];
  return [ok('Certificates', sentence('doctor:certificates.trusted', { host, withExtra: extra !== null }))];
}
