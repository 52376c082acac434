const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s*,\s*/));

/** Whole labels, in lower case, that name no speaker though a colon follows: headings, metadata, notes, menus. */
export const NOT_SPEAKERS = set(
  'note, notes, nb, n.b, ps, p.s, e.g, i.e, warning, caution, important, disclaimer, attention, example, examples, for example, ' +
    'source, sources, photo, photos, image, caption, credit, credits, video, audio, share, share this, share on, tags, tag, topic, topics, ' +
    'related, related articles, read more, see also, update, updated, published, posted, modified, created, correction, edit, editor’s note, ' +
    "editor's note, subject, re, cc, bcc, from, to, sent, date, dates, time, duration, length, location, venue, place, present, absent, " +
    'attendees, participants, speakers, panel, panelists, title, subtitle, headline, transcript, transcription, agenda, background, summary, ' +
    'abstract, conclusion, conclusions, introduction, overview, contents, keywords, key words, references, appendix, annex, figure, table, ' +
    'step, first, second, third, finally, next, result, results, findings, recommendations, email, e-mail, mail, tel, phone, fax, website, web, ' +
    'url, link, links, http, https, ftp, copyright, contact, author, authors, by, editor, editors, language, version, file, filename, page, ' +
    'section, chapter, part, item, items, remember, however, therefore, moreover, meanwhile, yes, no, okay, ok, well, so, look, listen, thanks, ' +
    'thank you, pros, cons, plus, bonus, tip, tips, hint, fact, facts, myth, applause, laughter, breaking, breaking news, hearing, document, ' +
    'record type, interview, recording, recorded, transcribed, transcriber, reported, reporting, vote, ayes, noes, yeas, nays, motion, ' +
    '来源, 时间, 日期, 编辑, 标题, 责任编辑, 责编, 图为, 注, 附, 附件, 地点, 分享, 分享到, 关键词, 摘要, 导语, 发布时间, 作者, 来源网站, 主题, 字号, ' +
    '來源, 時間, 標題, 責任編輯, 編輯, 地點, 關鍵詞, 發布時間, 主題, 日時, 場所, 出典, 件名, 注記, 备注, 備註',
);

/** Words, in lower case, that start a sentence or a heading and no name. Not among them: He, You, An, So, Will, May, which also begin names. */
export const NOT_FIRST_WORDS = set(
  'and, but, or, if, on, at, for, from, with, without, by, as, when, where, while, why, what, which, who, how, this, that, these, those, it, its, ' +
    'there, here, then, than, i, we, they, my, our, your, her, their, not, no, yes, is, are, was, were, does, did, has, have, had, also, because, since, ' +
    'after, before, during, finally, firstly, secondly, thirdly, lastly, first, second, third, fourth, fifth, another, one, two, three, however, remember, ' +
    'a, all, some, many, most, more, each, every, both, either, neither, such, of, about, like, just, now, today, please, read, see, click, watch, ' +
    'listen, follow, share, subscribe, sign, download, print, breaking, good, new, other, further, additional, key, main, final, next, last, question of, ' +
    'point, any',
);

/** Words, in lower case, that stand in headings and not in names. */
export const NOT_IN_NAMES = set(
  'summary, findings, results, overview, introduction, conclusion, conclusions, recommendations, agenda, background, contents, points, steps, ' +
    'issues, topics, questions, answers, notes, remarks, statement, statements, information, details, date, time, location, article, articles, ' +
    'chapter, section, table, figure, appendix, amendment, title, subject, note, example, facts, measures, policy, policies, goals, objectives, ' +
    'methods, discussion, analysis, report, reports, update, news conference, briefing, transcript, interview, part, step, item, page, story, stories',
);

/** Words that join the parts of a name, in lower case. */
export const PARTICLES = set(
  'of, the, and, &, von, van, vom, zu, zur, der, den, dem, ter, ten, de, da, das, do, dos, du, des, del, della, di, la, le, las, los, y, e, al, el, bin, ' +
    'bint, ibn, ben, abu, af, av, for, in, on, to',
);

/** Labels, in lower case, that name a part in the talk; what is there in place of a name. Trailing figures are taken off. */
export const ROLE_LABELS = {
  asks: set(
    'q, question, questioner, reporter, journalist, press, media, the press, interviewer, correspondent, audience, audience member, audience question, ' +
      'member of the audience, participant question, unidentified reporter, unidentified journalist, 记者, 記者, 问, 問, 提问, 采访者, 採訪者, 質問者, 질문, 기자, ' +
      'frage, вопрос, журналист, pregunta, periodista, domanda, سؤال, السؤال, שאלה',
  ),
  answers: set(
    'a, answer, interviewee, respondent, informant, the witness, witness, 答, 回答, 答え, 受访者, 受訪者, 답변, antwort, ответ, réponse, respuesta, risposta, جواب, الجواب, תשובה',
  ),
  chairs: set(
    'moderator, facilitator, the moderator, chair, the chair, chairman, the chairman, chairwoman, the chairwoman, chairperson, the chairperson, ' +
      'vice chair, acting chair, the speaker, speaker pro tempore, the speaker pro tempore, the presiding officer, presiding officer, the president pro tempore, ' +
      'the acting chairman, the acting chair, the vice president, mr speaker, madam speaker, mr deputy speaker, madam deputy speaker, deputy speaker, the deputy speaker, mr chairman, madam chair, ' +
      '主持人, 主席, 議長, 议长, 委員長, 司会, 司会者, 사회자, 위원장, 의장, ведущий, председатель, модератор, moderación',
  ),
  none: set(
    'speaker, unknown speaker, unidentified speaker, unknown, unidentified, participant, male, female, man, woman, male voice, female voice, ' +
      'male speaker, female speaker, voice, operator, narrator, host, co-host, cohost, guest, the court, the clerk, the president, the witness, staff, ' +
      'staffer, voice-over, translator, interpreter, announcer, all, both, everyone, crowd, group, official, senior official, senior administration official, ' +
      '发言人, 發言人, 翻译, 翻譯, 观众, 嘉宾',
  ),
} as const;

/** Words before a name, in lower case, points left out. */
export const HONORIFICS = set(
  'mr, mrs, ms, miss, mx, dr, prof, professor, sir, dame, lord, lady, baroness, baron, viscount, viscountess, earl, countess, rev, reverend, fr, father, ' +
    'sister, rabbi, judge, justice, hon, sen, senator, rep, representative, congressman, congresswoman, gov, governor, gen, general, lt, maj, major, col, ' +
    'colonel, capt, captain, cmdr, commander, adm, admiral, sgt, amb, ambassador, president, minister, secretary, undersecretary, chancellor, mayor, councillor, ' +
    'councilman, councilwoman, commissioner, director, chairman, chairwoman, chair, delegate, deputy, speaker, herr, frau, monsieur, madame, mme, m, señor, señora, ' +
    'sr, sra, don, doña',
);

/** The commonest Chinese family names, simplified and traditional, one character each. */
export const HAN_SURNAMES: ReadonlySet<string> = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾萧蕭肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔向汤湯常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺洪',
);
