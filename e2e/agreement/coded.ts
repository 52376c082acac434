import type { Coded } from '../desk/cli.ts';

// What two annotators tag in the sample's transcript: some of it agreed, and a difference of every kind.

const emergency = 'The government has released 35 million crowns for emergency repairs';
export const ANNA: Coded[] = [
  { tag: 'Statistic', quote: 'risen by 2.4 metres', values: { Value: '2.4', Unit: 'metres' } },
  {
    tag: 'Statistic',
    quote: 'About 18,000 people in 41 villages',
    values: { Value: '18000', Unit: 'people' },
    note: 'Anna wonders about the villages',
  },
  { tag: 'Claim', quote: 'No one has died in this flood.', values: { Verifiable: 'true' } },
  { tag: 'Policy measure', quote: emergency, values: { Actor: 'the government', Status: 'in force' } },
  { tag: 'Policy measure', quote: 'the ministry will raise the dykes between Kessel and Marl' },
  { tag: 'Statistic', quote: 'answered 9,400 calls', values: { Value: '9400' } },
  { tag: 'Statistic', quote: '9,400 calls in its first week', values: { Value: '9400', Unit: 'calls' } },
  { tag: 'Policy measure', quote: 'four mobile units 🚰' },
  // From one turn into the next: the speaker's label between them is not compared.
  {
    tag: 'Claim',
    quote: 'the supply has been stable in all seven districts.\n\nRadio Tarnland:\n\nA question',
  },
];
export const BEN: Coded[] = [
  { tag: 'Statistic', quote: 'risen by 2.4 metres', values: { Value: '2.4', Unit: 'metres' } },
  {
    tag: 'Statistic',
    quote: 'About 18,000 people',
    values: { Value: '17000', Unit: 'people' },
    note: 'Ben took the round number',
  },
  { tag: 'Claim', quote: 'No one has died in this flood.', values: { Verifiable: 'false' } },
  { tag: 'Policy measure', quote: emergency, values: { Actor: 'the government', Status: 'planned' } },
  { tag: 'Claim', quote: 'the ministry will raise the dykes between Kessel and Marl' },
  { tag: 'Statistic', quote: '9,400 calls', values: { Value: '9400', Unit: 'calls' } },
  { tag: 'Policy measure', quote: 'four mobile units 🚰, and since Sunday' },
  { tag: 'Claim', quote: 'the supply has been stable', values: { Verifiable: 'true' } },
];
