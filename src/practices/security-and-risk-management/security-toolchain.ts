import { definePractice } from '../define-practice.ts';
import { assessed } from '../outcome.ts';
import { type ToolClass, toolClasses } from '../pipeline/security-tools.ts';
import { classesInUse } from '../security/classes-in-use.ts';
import { isDependencyManifest, isInfrastructure } from '../security/tree-kinds.ts';
import { atLeast } from '../thresholds.ts';

export const securityToolchain = definePractice({
  id: 'security-toolchain',
  domain: 'security-and-risk-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['security-response', 'vuln-fix-time'],
  // Of six classes. Where fewer can apply, the value is scaled to six, so that the lines keep their meaning.
  levels: atLeast('count', { 2: 2, 3: 3, 4: 5, 5: 6 }),
  statements: ['security-toolchain'],
  needs: ['pipelines', 'runs', 'tree', 'observed'],

  evaluate({ pipelines, runs, tree, observed }, { at }) {
    const paths = tree.map(({ path }) => path);
    const applicable = toolClasses.filter(tool => canApply(tool, paths));
    const classes = classesInUse(pipelines.all, runs, observed, at);
    const found = applicable.filter(tool => classes[tool].evidence !== null);
    const unseen = applicable.flatMap(tool => classes[tool].unseen ?? []);
    const has = (tool: ToolClass) => !applicable.includes(tool) || found.includes(tool);
    const isUnseen = (tool: ToolClass) => !has(tool) && classes[tool].unseen !== null;

    return assessed((found.length * toolClasses.length) / applicable.length, {
      samples: applicable.length,
      lowerBound: unseen[0] ?? pipelines.unseen,
      evidence: found.flatMap(tool => classes[tool].evidence ?? []),
      figures: {
        ...{ part: found.length, whole: applicable.length },
        hasStaticAnalysis: has('static-analysis'),
        hasDependencyAnalysis: has('dependency-analysis'),
        hasSecretScanning: has('secret-scanning'),
        hasInfrastructureScan: has('infrastructure-scan'),
        hasDynamicTest: has('dynamic-test'),
        hasBillOfMaterials: has('bill-of-materials'),
        isStaticAnalysisUnseen: isUnseen('static-analysis'),
        isDependencyAnalysisUnseen: isUnseen('dependency-analysis'),
        isSecretScanningUnseen: isUnseen('secret-scanning'),
        isInfrastructureScanUnseen: isUnseen('infrastructure-scan'),
        isDynamicTestUnseen: isUnseen('dynamic-test'),
        isBillOfMaterialsUnseen: isUnseen('bill-of-materials'),
      },
    });
  },
});

function canApply(tool: ToolClass, paths: readonly string[]): boolean {
  if (tool === 'infrastructure-scan') return paths.some(isInfrastructure);

  return tool !== 'dependency-analysis' || paths.some(isDependencyManifest);
}
