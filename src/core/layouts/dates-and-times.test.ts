import { describe, expect, it } from 'vitest';
import { dateOfFileName, findDate } from './dates.ts';
import { timeAt, timeLine } from './times.ts';

describe('findDate', () => {
  it.each([
    ['China.org.cn | November 5, 2023', '2023-11-05'],
    ['Nov. 5th, 2023', '2023-11-05'],
    ['(Wednesday, July 20, 2005)', '2005-07-20'],
    ['Monday 3 February 2020', '2020-02-03'],
    ['5. März 2021, Berlin', '2021-03-05'],
    ['le 1er août 2019', '2019-08-01'],
    ['12 de octubre de 2018', '2018-10-12'],
    ['5 мая 2022 года', '2022-05-05'],
    ['Updated 2023-11-05 09:12', '2023-11-05'],
    ['2023年11月5日', '2023-11-05'],
    ['2023년 3월 5일', '2023-03-05'],
    ['Josh Earnest, 4/29/15', '2015-04-29'],
    ['29/4/1998', '1998-04-29'],
    ['05.04.2020', '2020-04-05'],
    ['5/5/21', '2021-05-05'],
    ['4/5/15', null],
    ['February 30, 2020', null],
    ['The 2023 plan', null],
    ['version 1.2.3.4, 10/20 of 2023', null],
    ['Chapter 12 verses 2023', null],
  ])('%s', (text, iso) => {
    expect(findDate(text)?.iso ?? null).toBe(iso);
  });

  it('takes the first date, says where it stands, and reads 4/5/15 as the source does', () => {
    expect(findDate('On 2 May 2020 and May 1, 2020')).toEqual({ iso: '2020-05-02', start: 3, end: 13 });
    expect(findDate('4/5/15', true)?.iso).toBe('2015-04-05');
    expect(dateOfFileName('scio-2023-11-05-page7.txt')).toBe('2023-11-05');
    expect(dateOfFileName('rec_20231105.txt')).toBe('2023-11-05');
    expect(dateOfFileName('id-20231399.txt')).toBe('');
  });
});

describe('times', () => {
  it.each([
    ['00:00:51', 51, false],
    ['1:02', 62, false],
    ['(01:02)', 62, true],
    ['[00:04:01.06]', 241.06, true],
    ['\\[00:04:01.06\\]', 241.06, true],
    ['[00:00:01 - 00:00:05]', 1, true],
    ['15:37:00', 56_220, false],
    ['1:15 P.M. EDT', 47_700, false],
    ['12:05 a.m.', 300, false],
    ['1:012 P.M. EDT', null, false],
    ['{time}  1117', 40_620, true],
    ['90:15', 5415, false],
    ['10:75', null, false],
  ])('%s', (text, seconds, bracketed) => {
    expect(timeLine(text)).toEqual({ length: text.length, seconds, bracketed });
  });

  it.each(['12', '1:2', '(01:02', '[01:02)', 'at 10:30', '1:2:3:4', '2023:11'])('%s is no time', (text) => {
    expect(timeAt(text)).toBeNull();
  });

  it('sees a time with words after it, which is no line of its own', () => {
    expect(timeAt('[01:02] Well')?.length).toBe(7);
    expect(timeLine('[01:02] Well')).toBeNull();
  });
});
