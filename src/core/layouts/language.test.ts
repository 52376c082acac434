import { describe, expect, it } from 'vitest';
import { guessLanguage } from './language.ts';

describe('guessLanguage', () => {
  it.each([
    ['en', 'The minister said that this is a matter for the House, and that it will be decided on Monday.'],
    ['fr', 'Le ministre a dit que la question est dans les mains du Parlement et que nous allons attendre.'],
    [
      'de',
      'Der Minister sagte, dass die Frage nicht im Parlament entschieden ist und wir auf den Bericht warten.',
    ],
    ['es', 'El ministro dijo que la cuestión está en manos del Congreso y que no se sabe para cuándo.'],
    [
      'it',
      'Il ministro ha detto che la questione non è del Parlamento e che per ora sono in attesa di una risposta.',
    ],
    [
      'pt',
      'O ministro disse que a questão não é do Congresso, mas que os deputados vão votar em uma semana.',
    ],
    [
      'pl',
      'Minister powiedział, że to nie jest sprawa dla nas i że oraz jak się to stanie, jest na razie do ustalenia.',
    ],
    ['zh', '国务院新闻办公室举行新闻发布会，请公安部副部长介绍情况，并回答记者提问。GDP 增长 5%。'],
    ['ja', 'それでは大臣から冒頭発言があります。よろしくお願いいたします。'],
    ['ko', '장관님, 올해 상황은 어떻습니까? 질문 감사합니다.'],
    ['ru', 'Министр сказал, что всё будет хорошо.'],
    ['uk', 'Міністр сказав, що все буде добре, і він її чекає.'],
    ['ar', 'قال الوزير إن الوضع جيد.'],
    ['fa', 'وزیر گفت که همه چیز خوب است و پاسخ می‌دهیم.'],
    ['he', 'השר אמר שהמצב טוב.'],
    ['el', 'Ο υπουργός είπε ότι όλα θα πάνε καλά.'],
    ['', ''],
    ['', '12:30 — 5 %'],
    ['', 'Qiu Baoli'],
    ['', 'lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod'],
  ])('%s: %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });

  it('goes by the text, not by a foreign sentence in it', () => {
    const english = 'The minister said that this is a matter for the House and we will see. '.repeat(50);
    expect(guessLanguage(`公安部副部长 ${english}`)).toBe('en');
    expect(guessLanguage(english.repeat(500))).toBe('en');
  });
});
