/** Something that runs for users, as manifests declare it. Null: a template or a value from elsewhere leaves it open. */
export interface Deployable {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly kind: 'workload' | 'compose';
  /** False where it is declared for development, tests or staging alone. */
  readonly isProduction: boolean;
  /** CPU and memory of every container. */
  readonly requests: boolean | null;
  /** A limit of memory for every container: limits of CPU are left out on purpose by many. */
  readonly limits: boolean | null;
  readonly isAutoscaled: boolean;
  /** How many there are is written down, rather than left to a default. */
  readonly isSizeStated: boolean;
  /** Of an autoscaled one, its minimum. */
  readonly replicas: number | null;
  /** One on each node: nodes decide how many there are. */
  readonly isOnEachNode: boolean;
  readonly liveness: boolean | null;
  readonly readiness: boolean | null;
  /** A disruption budget, or its replicas keep away from each other. */
  readonly survivesNode: boolean | null;
  /** Its replicas are spread over zones. */
  readonly survivesZone: boolean | null;
}

/** All that manifests say of what runs. */
export interface Deployables {
  readonly all: readonly Deployable[];
  /** Manifests that cannot be read. */
  readonly unreadable: readonly string[];
  /** Cloud regions that production is declared for, by name. */
  readonly regions: readonly string[];
  /** Production's infrastructure code asks for several zones. */
  readonly hasZones: boolean;
}
