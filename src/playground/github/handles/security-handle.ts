import type { Repository } from '../world/records.ts';
import type { Protection, RequiredStatusCheck } from '../world/rule-records.ts';
import type { Alert, SecuritySettings } from '../world/security-records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';

/** Alerts, code scanning and security settings of one repository. Nobody is told of them: Rung asks for no such event. */
export class SecurityHandle {
  readonly #state: WorldState;
  readonly #repository: Repository;

  constructor(state: WorldState, repository: Repository) {
    this.#state = state;
    this.#repository = repository;
  }

  set(settings: Partial<SecuritySettings>): void {
    Object.assign(this.#repository.security, settings);
  }

  openAlert(kind: Alert['kind'], options: Partial<Pick<Alert, 'severity' | 'hasFix'>> = {}): Alert {
    const alert: Alert = {
      ...{ number: this.#repository.alerts.length + 1, kind, severity: 'high', hasFix: true },
      ...{ ...options, createdAt: this.#state.clock(), closedAt: null },
    };
    this.#repository.alerts.push(alert);
    return alert;
  }

  closeAlert(alert: Alert): void {
    alert.closedAt = this.#state.clock();
  }

  /** `error`: the scanner broke off. */
  analyse(sha: string, tool: string = 'CodeQL', error: string = ''): void {
    this.#repository.analyses.push({
      ...{ id: takeId(this.#state), sha, tool, error, createdAt: this.#state.clock() },
      ref: `refs/heads/${this.#repository.defaultBranch}`,
    });
  }

  /** Classic branch protection, of which a reader of the branch sees only the required checks. */
  protect(
    branch: string,
    requiredChecks: readonly RequiredStatusCheck[],
    more: Partial<Omit<Protection, 'requiredChecks'>>,
  ): void {
    this.#repository.protectedBranches.set(branch, {
      ...{ requiredChecks, approvals: null, codeOwners: false, dismissesStale: false },
      ...{ resolvesThreads: false, allowsForcePush: false, allowsDeletion: false },
      ...{ holdsForAdministrators: false, ...more },
    });
  }
}
