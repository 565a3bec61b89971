import { describe, expect, test } from 'vitest';
import { createBodyBudget } from '../../src/http/body-budget.ts';

function opened(budget: ReturnType<typeof createBodyBudget>) {
  const body = budget.open();
  if (body === undefined) throw new Error('There is no place.');
  const state = { givenUp: false };
  body.onGivenUp(() => {
    state.givenUp = true;
  });

  return Object.assign(body, { state });
}

describe('the budget of bodies in flight', () => {
  test('takes the place of the oldest body that is still arriving', () => {
    const budget = createBodyBudget({ bodies: 2, bytes: 100 });
    const arrived = opened(budget);
    arrived.keep();
    const slow = opened(budget);
    opened(budget);

    expect(slow.state.givenUp).toBe(true);
    expect(arrived.state.givenUp).toBe(false);
    expect(slow.take(1)).toBe(false);
  });

  test('has no place while every body has arrived and is in work', () => {
    const budget = createBodyBudget({ bodies: 1, bytes: 100 });
    const body = opened(budget);
    body.keep();
    expect(budget.open()).toBeUndefined();
    body.close();
    expect(budget.open()).toBeDefined();
  });

  test('lets a small body push a larger one out, and never the other way round', () => {
    const budget = createBodyBudget({ bodies: 9, bytes: 100 });
    const large = opened(budget);
    expect(large.take(90)).toBe(true);
    const small = opened(budget);
    expect(small.take(20)).toBe(true);
    expect(large.state.givenUp).toBe(true);

    const another = opened(budget);
    expect(another.take(90)).toBe(false);
    expect(small.state.givenUp).toBe(false);
  });

  test('keeps what has arrived, however large', () => {
    const budget = createBodyBudget({ bodies: 9, bytes: 100 });
    const large = opened(budget);
    large.take(100);
    large.keep();
    expect(opened(budget).take(1)).toBe(false);
    expect(large.state.givenUp).toBe(false);
  });

  test('gives bytes back once, however often a body is closed', () => {
    const budget = createBodyBudget({ bodies: 9, bytes: 100 });
    const body = opened(budget);
    body.take(60);
    body.close();
    body.close();
    expect(opened(budget).take(100)).toBe(true);
  });
});
