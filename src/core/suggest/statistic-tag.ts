/** The id of the starter tag “Statistic”, the same in every project: what statistics are suggested for, unless another is chosen. */
export const STATISTIC_TAG = '01890000-0000-7000-8000-00000000c1b0';
