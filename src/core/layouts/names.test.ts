import { describe, expect, it } from 'vitest';
import { readPage } from './page.ts';
import { readName } from './labels.ts';
import { nameShape, roleLabel } from './names.ts';
import { isOutlet } from './outlets.ts';

describe('nameShape', () => {
  it.each([
    'MR. EARNEST',
    'Mr MILLER',
    'Dr. Ines Moreau',
    'QUESTION',
    'Q',
    'Speaker 12',
    'Unidentified Speaker',
    'People.cn',
    'China News Service',
    'CNN',
    '记者',
    '香港電台記者',
    '王部长',
  ])('%s surely names a speaker', (label) => {
    expect(nameShape(label).weight).toBe(3);
  });

  it.each([
    'Qiu Baoli',
    'He Lifeng',
    'Will Clark',
    'Ludwig van Beethoven',
    'Martin O’Neill',
    'JEAN-LUC PICARD',
    'J. R. R. Tolkien',
    'С.В. Лавров',
    '趙國安',
    '李 明',
  ])('%s looks like a name', (label) => {
    expect(nameShape(label).weight).toBe(2);
  });

  it.each(['KENNEDY', 'Anna', 'I', 'JS', 'さくら', 'שרה'])('%s may be one', (label) => {
    expect(nameShape(label).weight).toBe(1);
  });

  it.each([
    'Note',
    'Share',
    'SOURCE',
    'Here are the results',
    'the point',
    'First',
    'This Is It',
    'Key Findings',
    'Executive Summary',
    'https',
    '10',
    '12 May',
    'He said to Anna',
    'And Anna',
    '来源',
    '我们主要有以下几个方面的工作要做',
    '- Anna',
    '',
  ])('%s is none', (label) => {
    expect(nameShape(label).weight).toBe(0);
  });

  it('knows parts in the talk', () => {
    expect(['Q', 'Reporter 2', 'THE COURT', 'Moderator', 'A', '答', 'Anna'].map(roleLabel)).toEqual([
      'asks',
      'asks',
      'none',
      'chairs',
      'answers',
      'answers',
      null,
    ]);
  });
});

describe('readName', () => {
  it.each([
    ['**Jo Berg**', 'Jo Berg', 'Jo Berg', ''],
    ['▲香港電台記者', '香港電台記者', '香港電台記者', ''],
    ['[Jane\u00a0 Doe]', 'Jane Doe', 'Jane Doe', ''],
    ['Jane Doe, Reuters', 'Jane Doe, Reuters', 'Jane Doe', 'Reuters'],
    ['John Smith (CNN)', 'John Smith (CNN)', 'John Smith', 'CNN'],
    ['Martin King, Jr.', 'Martin King, Jr.', 'Martin King Jr.', ''],
    [
      'The SPEAKER pro tempore (during the vote)',
      'The SPEAKER pro tempore (during the vote)',
      'The SPEAKER pro tempore',
      '',
    ],
  ])('%s', (raw, label, name, affiliation) => {
    expect(readName(raw)).toMatchObject({ label, name, affiliation });
  });

  it('takes an address to the chair for no name', () => {
    expect(readName('Mr. Speaker, Members').shape.weight).toBe(0);
    expect(readName('Well, I think').shape.weight).toBe(0);
  });
});

describe('isOutlet', () => {
  it('tells outlets from people', () => {
    for (const name of [
      'People.cn',
      'China News Service',
      'Reuters',
      'The Economist',
      'Xinhua News Agency',
      'CNN',
      'China Daily',
      '人民网',
      '香港電台記者',
      'NHK',
    ])
      expect([name, isOutlet(name)]).toEqual([name, true]);
    for (const name of [
      'Qiu Baoli',
      'Li Jiantao',
      'MR. EARNEST',
      'Q',
      'Post',
      'Anna Press-Jones',
      '趙國安',
      '记者',
      '李网',
    ])
      expect([name, isOutlet(name)]).toEqual([name, false]);
  });
});

describe('furniture', () => {
  const isFurniture = (line: string): boolean => readPage(line).furniture.has(0);

  it.each([
    'Share:',
    'Print',
    '分享到：',
    '< 1 2 3 >',
    '1 2 3 4',
    'Previous 1 2 3 Next',
    '« 2 »',
    'Page 3 of 12',
    '- 12 -',
    '[[Page H6118]]',
    '第 3 页 共 7 页',
    '* * *',
    '_____',
    'Home > News',
    'Home\u00a0 -\u00a0 Press Room\u00a0 -',
    'You are here: Home / News',
    '<p><br/>',
    '© 2023 Example',
    'All rights reserved.',
    'END',
    '[END]',
    '###',
    'Back to top',
  ])('%s', (line) => {
    expect(isFurniture(line)).toBe(true);
  });

  it.each([
    'Share this with your friends, he said.',
    '1 million',
    '12',
    '5 10 2',
    'Page after page',
    '...',
    '—',
    'Home is where the heart is.',
    'Next, we turn to trade.',
    'The end of the road',
    'a < b',
    '1, 2, 3',
  ])('%s is text', (line) => {
    expect(isFurniture(line)).toBe(false);
  });
});
