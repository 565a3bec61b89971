export type Severity = 'low' | 'medium' | 'high' | 'critical';

export interface Alert {
  readonly number: number;
  readonly kind: 'dependency' | 'code' | 'secret';
  readonly severity: Severity;
  readonly hasFix: boolean;
  readonly createdAt: Date;
  closedAt: Date | null;
}

/** A finished run of a code scanner over one commit. */
export interface Analysis {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly tool: string;
  readonly error: string;
  readonly createdAt: Date;
}

/** What people switched on in the settings. */
export interface SecuritySettings {
  dependencyAlerts: boolean;
  codeScanning: boolean;
  secretScanning: boolean;
  pushProtection: boolean;
}
