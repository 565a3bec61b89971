/** Does so many pieces of work at a time, and turns away whoever comes meanwhile. */
export function admitFew<Arguments extends unknown[], Result>(
  most: number,
  work: (...args: Arguments) => Promise<Result>,
): (...args: Arguments) => Promise<Result | 'busy'> {
  let underWay = 0;

  return async (...args) => {
    if (underWay >= most) return 'busy';
    underWay += 1;
    try {
      return await work(...args);
    } finally {
      underWay -= 1;
    }
  };
}
