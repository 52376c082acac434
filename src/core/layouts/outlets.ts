/** News agencies, broadcasters and papers whose names say nothing by their shape; in lower case. */
const KNOWN: ReadonlySet<string> = new Set(
  (
    'reuters, xinhua, afp, ap, upi, dpa, efe, ansa, tass, ria novosti, interfax, kyodo, jiji, yonhap, cna, cnn, bbc, nbc, cbs, abc, msnbc, cnbc, fox, npr, pbs, c-span, cgtn, cctv, ' +
    'cnr, cri, rfa, rfi, rt, al jazeera, bloomberg, axios, politico, the hill, the economist, economist, le monde, el país, el pais, die zeit, der spiegel, spiegel, faz, ' +
    'asahi shimbun, nhk, kbs, mbc, sbs, tvb, rthk, now tv, phoenix tv, ifeng, sina, caixin, the paper, global times, ard, zdf, orf, srf, itv, sky, the guardian, the atlantic, vox, buzzfeed, ' +
    'propublica, euronews, deutsche welle, dw, ctv, cbc, globo, pti, ani, dawn, ndtv, bernama, antara, mna, irna, anadolu'
  ).split(', '),
);

/** The last word of an outlet's name. */
const LAST_WORD =
  /^(news|times|post|daily|press|agency|tv|television|radio|broadcasting|broadcaster|network|networks|herald|tribune|journal|globe|guardian|weekly|magazine|media|gazette|telegraph|chronicle|observer|inquirer|examiner|mirror|newspaper|newspapers|newswire|wire|shimbun|zeitung|channel|corporation|review|monitor)$/i;
const WITH_NEWS =
  /\b(news (service|agency|network|channel)|press (service|agency|trust|association)|broadcasting (corporation|company|service|system))\b/i;
const DOMAIN =
  /^(www\.)?[\p{L}\d-]{2,40}(\.[\p{L}\d-]{2,40}){0,2}\.(cn|com|org|net|hk|tw|jp|kr|sg|uk|de|fr|ru|eu|info|tv|news|gov|int)$/iu;
const HAN =
  /(社|报|報|报社|報社|电视台|電視台|电视|電視|卫视|衛視|广播|廣播|电台|電台|网|網|新闻|新聞|日报|日報|时报|時報|晚报|晚報|通讯社|通訊社|週刊|周刊|新闻网|新聞網|传媒|傳媒|台|央视|央視|人民网|放送|テレビ|新聞社|통신|신문|방송|일보)$/u;
const HAN_REPORTER = /(记者|記者|기자)$/u;

/** True where a label names an outlet: known by name, by a web address, or by a word such as "News" at its end. */
export function isOutlet(name: string): boolean {
  const plain = name
    .trim()
    .replace(/^the\s/i, '')
    .toLowerCase();
  if (KNOWN.has(plain) || KNOWN.has(`the ${plain}`) || DOMAIN.test(plain)) return true;
  const han = plain.replace(HAN_REPORTER, '');
  if (HAN.test(han) && han.length >= 3) return true;
  const words = plain.split(/\s+/);
  return words.length > 1 && (LAST_WORD.test(words.at(-1)!) || WITH_NEWS.test(plain));
}

/** Bodies that publish their own transcripts: sources, though they do not ask. */
export function isPublisher(name: string): boolean {
  return (
    isOutlet(name) ||
    /\b(office|ministry|department|commission|bureau|secretariat|council|white house|parliament|hansard)\b/i.test(
      name,
    )
  );
}
