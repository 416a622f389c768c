import { StepStatus, type Plan, type Step } from '../plan/plan';

const marks: Record<StepStatus, string> = {
  [StepStatus.APPLIES]: '+',
  [StepStatus.IN_PLACE]: '=',
  [StepStatus.NOT_NEEDED]: '-',
  [StepStatus.CANNOT]: '!',
};

/** A plan as a person reads it. */
export function describePlan(plan: Plan): string {
  const { version, generation } = plan.waha;
  const head = `WAHA ${
    version ?? 'of an unknown version'
  }, generation ${generation}`;
  return [head, ...plan.steps.map(describeStep)].join('\n');
}

function describeStep(step: Step): string {
  const lines = step.places.map(
    ({ file, line, status, reason }) =>
      `      ${file}${line === null ? '' : `:${line}`}  ${status}: ${reason}`,
  );
  return [
    `  ${marks[step.status]} ${step.recipe.id}  ${step.status}`,
    ...lines,
  ].join('\n');
}

/** A plan as a program reads it. */
export function toPlanJson(plan: Plan): unknown {
  return {
    direction: plan.direction,
    waha: plan.waha,
    steps: plan.steps.map(({ recipe, status, places }) => ({
      id: recipe.id,
      title: recipe.title,
      status,
      places,
    })),
  };
}
