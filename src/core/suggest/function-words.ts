const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that end a unit: what follows is no part of the noun that a number counts. */
export const STOPS = set(
  `a an the this that these those each every either neither both all any some no another such what which whose who whom
  of in on at by to from for with without within into onto upon over under above below between among against during
  after before since until till through throughout across along around about off out up down near behind beyond
  toward towards per than as like via despite except including regarding concerning versus
  and or but nor so yet if because while when where why how although though unless whether whereas once
  i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself itself
  themselves ourselves one ones
  is are was were be been being am isn't aren't wasn't weren't has have had having hasn't haven't hadn't do does did
  doing don't doesn't didn't will would shall should can could may might must cannot can't won't wouldn't shouldn't
  couldn't not never
  i'm i've i'll i'd you're you've you'll you'd he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd we'll
  they're they've they'd they'll there's that's what's who's let's
  ago later earlier away apart together now then today yesterday tomorrow tonight currently already still also too
  again here there thereafter annually daily weekly monthly yearly overall alone altogether instead ever even only just
  rather very much far well back ahead else more most less least or
  said says say saying told tell came come comes went go goes made make makes took take takes got get gets gave give
  gives held hold lost lose won win left leave saw see found find became become remain remains remained live lived
  died die dies need needs needed want wants wanted know knows knew think thought live voted vote fell fall rose rise
  stood stand sat sit began begin kept keep met meet put ran run led spoke speak`,
);

/** Determiners that may stand between "of" and the noun of a part: "half of the households". */
export const DETERMINERS = set(`the all our its their his her my your these those such this that each every`);

/** Function words and others that may stand with a capital at the start of a sentence before a plain number. */
export const OPENERS = set(
  `about over under some only just nearly almost around roughly approximately at more less fewer up to from of in on by
  for with and or but since until between after before when while if as than that this these those the a an every each
  all any both another exactly perhaps maybe possibly probably upwards not no is are was were they we i you he she it
  there here now today then yes only even still also currently altogether together overall including plus minus within
  through during against above below out off per half another additional further total average first second third last
  next finally however meanwhile additionally moreover nationwide worldwide`,
);

/** Words that say that the number behind them names or orders something ("Section 404", "Flight 2210", "No. 3"). */
export const REFERENCES = set(
  `section sections sec secs article articles art clause clauses paragraph paragraphs para paras subparagraph subsection
  subsections rule rules title titles chapter chapters part parts page pages p pp line lines no nos number numbers numbered
  amendment amendments h.r. h.res. s.res. s.j. h.j. s. res resolution resolutions report reports act law laws rollcall vote
  volume vol volumes issue issues column columns table tables figure fig figures exhibit exhibits item items agenda annex
  appendix schedule form question questions answer room rooms suite floor flight flights highway highways route routes
  interstate line station stations platform gate track bus train district districts ward wards zone zones precinct
  count counts grade level levels phase phases stage stages step steps category categories class type version windows model
  magnitude scale verse psalm matthew mark luke john genesis order orders fund channel top chart extension ext tel telephone
  phone call dial fax code zip box apartment apt unit units lot week day year round rounds game match option
  plan plans basel convention protocol docket case file serial hc hl cm rev edition fy calendar
  sentence footnote note opus op symphony sonata concerto psalms bulletin update`,
);

/** References that stand before a number with a unit as well: there a unit wins ("issues 40 permits"). */
export const MONTHS = set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec`,
);

/** Before "about" these make it a preposition: "worried about $1.05". */
export const BEFORE_ABOUT = set(
  `worried worry worries concerned talk talks talking talked speak speaking spoke ask asked asking question questions know
  knows think thinking say said hear heard story stories care complain complained told tell learn learned anything
  something nothing what how`,
);

/** Words that make "over" before a time a qualifier after all: "for over ten years". */
export const BEFORE_OVER = set(
  `for of than took takes taken after is was in lasted lasts well just slightly little spent`,
);
