const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Units of time; "over" before them is a preposition, not a qualifier. */
export const TIME = set(
  `second seconds minute minutes hour hours day days night nights week weeks fortnight fortnights month months quarter
  quarters semester semesters season seasons year years decade decades century centuries generation generations`,
);

/** Units of measurement that end a unit by themselves, as words or signs. */
export const MEASURES: ReadonlySet<string> = new Set([
  ...TIME,
  ...set(`sec secs min mins hr hrs ms
  metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres centimeter centimeters
  millimetre millimetres millimeter millimeters mile miles foot feet inch inches yard yards km cm mm m mi ft
  hectare hectares acre acres ha
  gram grams gramme grammes kilogram kilograms kilogramme kilogrammes kilo kilos kg g mg lb lbs pound pounds ounce ounces oz
  stone ton tons tonne tonnes litre litres liter liters gallon gallons pint pints barrel barrels bushel bushels ml
  watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts kwh mwh gwh twh kw mw gw volt volts joule joules
  degree degrees celsius fahrenheit mph kph hp hertz hz khz mhz ghz db
  byte bytes bit bits kb mb gb tb kbps mbps gbps megabit megabits gigabit gigabits megabyte megabytes gigabyte gigabytes
  dollar dollars cent cents euro euros yuan renminbi yen pence penny rupee rupees rouble roubles ruble rubles franc francs
  krone kroner krona kronor crown crowns peso pesos real reais rand won lira dinar dirham riyal shilling shillings
  usd eur gbp rmb cny jpy chf percent pct times time fold x`),
]);

/** Words before a measure that belong to it: "square miles", "basis points", "working day", "nautical miles". */
export const BEFORE_MEASURE = set(
  `square cubic nautical metric basis percentage working business calendar consecutive full more additional other
  academic fiscal previous past successive straight whole light man person solid long short extra further next last`,
);

/** What a compound with a hyphen may count: "a 12-member board", "a 500-bed hospital", "two-year schools". */
export const IN_COMPOUND: ReadonlySet<string> = new Set([
  ...[...MEASURES].filter(
    (word) => !['time', 'times', 'x', 'real', 'stone', 'won', 'crown', 'g', 'second'].includes(word),
  ),
  ...set('strong member person people man woman seat bed room storey story page car nation vote unit'),
]);

/** Plurals without an s, and nouns that count without one. */
export const PLURALS = set(
  `people men women children police personnel staff troops cattle sheep fish deer aircraft spacecraft headquarters feet
  teeth mice geese oxen criteria phenomena data media bacteria series species crossroads means alumni nuclei
  fellows countrymen policemen policewomen servicemen servicewomen congressmen congresswomen firemen fishermen
  businessmen businesswomen patrolmen clergymen craftsmen spokesmen journeymen workmen grandchildren
  schoolchildren households`,
);

/** What is counted as such: "11 dead", "1,902 injured". */
export const STATES = set(
  'dead injured wounded missing killed homeless unemployed maimed displaced infected hospitalized',
);

/** Words in -s that are no plurals. */
export const NOT_PLURAL = set(
  `as is was has does this its his us yes less across plus versus perhaps always towards afterwards besides unless
  whereas thus hers ours yours theirs sometimes nowadays upwards downwards backwards forwards indoors outdoors overseas
  ladies' business class process access success press gas bus campus virus status crisis basis analysis emphasis
  thesis congress address progress express loss pass mass cross glass grass dress stress witness illness fitness
  weakness kindness darkness consciousness awareness happiness wilderness harness fortress mattress actress hostess
  waitress princess lens chaos christmas texas kansas arkansas illinois massachusetts paris dallas los les des
  news politics economics physics mathematics athletics ethics mr mrs ms dr st says goes lets lasts shows includes contains remains makes takes gives gets
  comes becomes seems appears requires allows brings keeps holds leads tells knows thinks tennis iris davis harris francis
  louis memphis pelvis paris let's it's that's
  there's here's what's who's he's she's`,
);

/** Plurals that stand before another noun though what follows has no s: "sales staff", "arms control". */
export const PLURAL_MODIFIERS =
  set(`sales sports arms savings goods services systems operations communications
  united human public states`);

/** Counts of these are counts of the talk itself ("two questions", "three points"). */
export const TALK =
  set(`thing things point points question questions reason reasons way ways remark remarks example
  examples conclusion conclusions comment comments observation observations`);

/** Nouns for a group, whose "of" leads to its size: "a batch of 100". */
export const GROUPS =
  set(`batch group team series set crowd fleet force crew staff band pool list package total average
  maximum minimum mean median panel delegation convoy contingent caravan collection sample cohort class`);

/** What a rate is per, after "a" and "an". */
export const RATE =
  set(`second minute hour day night week fortnight month quarter year decade piece head person share
  hectare acre barrel bushel gallon litre liter mile kilometre kilometer kilo kilogram pound ounce ton tonne metre meter
  unit ticket bottle pack gram gramme student pupil child family household patient seat bed vote shift season session`);
