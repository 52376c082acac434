/**
 * How much annotators disagree, and how much they would by chance: what kappa and alpha divide.
 * `n` is the number of units; where it is 0, so are the others.
 */
export interface Disagreement {
  n: number;
  observed: number;
  expected: number;
}

/**
 * Cohen's kappa of two annotators (Cohen 1960) as `1 - observed / expected`, which equals `(Po - Pe) / (1 - Pe)`.
 * @param table counts of units by the first annotator's category (row) and the second's (column); square.
 */
export function cohenDisagreement(table: readonly (readonly number[])[]): Disagreement {
  const rows = table.map((row) => sum(row));
  const columns = table.map((_, column) => sum(table.map((row) => row[column]!)));
  const n = sum(rows);
  if (n === 0) return { n, observed: 0, expected: 0 };
  let observed = 0;
  let expected = 0;
  // Pe is the chance of two *equal* categories; summing the unequal ones gives 1 - Pe without cancellation,
  // and exactly 0 where both use one category throughout.
  for (let row = 0; row < table.length; row++)
    for (let column = 0; column < table.length; column++) {
      if (row === column) continue;
      observed += table[row]![column]! / n;
      expected += (rows[row]! / n) * (columns[column]! / n);
    }
  return { n, observed, expected };
}

/**
 * Fleiss' kappa (Fleiss 1971): the same number of annotators for every unit.
 * @param units for each kind of unit how many annotators chose each category, and how many such units there are.
 */
export function fleissDisagreement(
  units: readonly { readonly counts: readonly number[]; readonly times: number }[],
): Disagreement {
  const n = sum(units.map(({ times }) => times));
  const annotators = sum(units[0]?.counts ?? []);
  if (n === 0 || annotators < 2) return { n, observed: 0, expected: 0 };
  const totals = units[0]!.counts.map(() => 0);
  let pairs = 0;
  for (const { counts, times } of units) {
    let equal = 0;
    counts.forEach((count, category) => {
      totals[category]! += count * times;
      equal += count * (count - 1);
    });
    pairs += (annotators * (annotators - 1) - equal) * times;
  }
  const values = n * annotators;
  let expected = 0;
  for (const total of totals) expected += (total / values) * ((values - total) / values);
  return { n, observed: pairs / (annotators * (annotators - 1)) / n, expected };
}

/**
 * Krippendorff's alpha of two categories without missing values (Krippendorff 2011, binary data).
 * @param times how many units have 0, 1, ... m of the m annotators say yes.
 */
export function binaryAlphaDisagreement(times: ArrayLike<number>): Disagreement {
  const annotators = times.length - 1;
  let [n, yes, unequal] = [0, 0, 0];
  for (let k = 0; k <= annotators; k++) {
    n += times[k]!;
    yes += k * times[k]!;
    unequal += (2 * k * (annotators - k) * times[k]!) / (annotators - 1);
  }
  const values = n * annotators;
  if (n === 0 || annotators < 2) return { n, observed: 0, expected: 0 };
  return {
    n,
    observed: unequal / values,
    expected: ((2 * yes) / values) * ((values - yes) / (values - 1)),
  };
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
