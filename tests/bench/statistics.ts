/** The value that `share` (0 to 1) of all values do not exceed. @throws RangeError for an empty list. */
export function quantile(values: number[], share: number): number {
  if (values.length === 0) throw new RangeError("There is nothing to take a quantile of.");
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? sorted[0]!;
}

export const median = (values: number[]) => quantile(values, 0.5);
