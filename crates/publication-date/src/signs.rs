//! What the words around a date say about it: whether it is the date of the article, and how surely.

use std::ops::Range;

use danhdau_fold::{
    Folded,
    alphabet::{SPACE, is_letter, is_word},
    fold_str,
};

use super::written::Written;

/// Groups of words, in the order of the constants below. The first six stand right before a date.
const WORDS: &str = "ngày\
    |lúc,vào,hồi,nay,qua,khoảng,buổi,mới,am,pm,sa,ch\
    |sáng,trưa,chiều,tối,đêm,khuya,hôm,vừa,mới đây\
    |thứ hai,thứ ba,thứ tư,thứ năm,thứ sáu,thứ bảy,thứ 2,thứ 3,thứ 4,thứ 5,thứ 6,thứ 7,chủ nhật\
    |đăng,cập nhật,xuất bản,date,published,updated\
    |từ,đến,tới,trước,sau,hết,sinh,mất,kỷ niệm,và\
    |sẽ,dự kiến,sắp,trước đó,từng,cách đây,hạn,hiệu lực,kỷ niệm,thành lập,sinh,nhiệm kỳ\
    |nghị quyết,quyết định,nghị định,chỉ thị,thông tư,luật,công văn,kế hoạch,kết luận,thông báo,văn bản,tờ trình,đề án,\
     ban hành,phê duyệt,bổ nhiệm,khánh thành,khởi công,cấp\
    |sẽ,dự kiến,sắp\
    |là\
    |tháng\
    |năm";
const DAY: usize = 0;
/// sáng, hôm: the news is told.
const NEWS: usize = 2;
const WEEKDAY: usize = 3;
/// đăng, cập nhật: the article is spoken of.
const LABEL: usize = 4;
/// từ, sinh: the date is that of something else.
const OTHER: usize = 5;
const BEFORE: usize = 6;
/// A sentence about plans or the past.
const ANOTHER_TIME: usize = 6;
/// A sentence that tells the date of what it names.
const ANOTHER_THING: usize = 7;
/// Plans, after a date that begins a sentence.
const PLANS: usize = 8;
const IS: usize = 9;
pub(crate) const MONTH: usize = 10;
pub(crate) const YEAR: usize = 11;
/// No group of words: a time of day.
const TIME: usize = 12;

/// The press on the web began in the last days of 1997; an older date is told, not lived.
const FIRST_YEAR: u16 = 1998;
/// A line is short up to here, and the words of a sentence reach so far.
const SHORT: usize = 100;
/// The news is told in the beginning.
const BEGINNING: usize = 2500;
/// Lines without a word about their date stand near the head or the foot.
const NEAR: usize = 600;

/// A text, and the words that tell of its dates.
pub(crate) struct Signs<'a> {
    pub(crate) folded: &'a Folded,
    words: Vec<u8>,
    /// Where each group ends.
    ends: Vec<usize>,
}

impl<'a> Signs<'a> {
    pub(crate) fn new(folded: &'a Folded) -> Self {
        let words = fold_str(WORDS);
        let mut ends = Vec::new();
        for at in 0..=words.len() {
            if words.get(at).is_none_or(|byte| *byte == b'|') {
                ends.push(at);
            }
        }
        Self { folded, words, ends }
    }

    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.folded.byte(at)
    }

    /// The words of a group, separated by commas.
    pub(crate) fn group(&self, group: usize) -> &[u8] {
        let start = group.checked_sub(1).map_or(0, |before| self.ends[before] + 1);
        &self.words[start..self.ends[group]]
    }

    /// How surely it is the date of the article: 0 not at all, 4 the text says so.
    pub(crate) fn strength(&self, date: &Written) -> u8 {
        let Range { start, end } = date.range;
        let (left, mut signs) = self.before(start);
        let next = self.skip(end);
        if self.is_time(next) {
            signs |= 1 << TIME;
        } else if self.is_digit(next) && (end..next).any(|at| self.byte(at) == b'-') {
            // "24/8 - 26/8": the first of several days.
            return 0;
        }
        let has = |sign: usize| signs & 1 << sign != 0;
        if has(OTHER) || (1..FIRST_YEAR).contains(&date.year) {
            return 0;
        }
        if has(LABEL) {
            return 4;
        }
        if date.day == 0 {
            return 0;
        }
        let line = self.line_around(&date.range);
        let is_short = line.len() <= SHORT;
        if date.year != 0 {
            let near = start < NEAR || self.folded.bytes().len() - end < NEAR;
            // "23/06/2023", "Kinh tế - 23/06/2023"
            let is_apart = left <= line.start || matches!(self.byte(self.trim(left) + 1), b'-' | b'|');
            if (is_short && near && is_apart && self.folded.is_line_end(end))
                || (has(TIME) && start - line.start < SHORT)
                || (has(WEEKDAY) && is_short)
                || self.place(date).is_some()
            {
                return 3;
            }
        }
        if start > BEGINNING || !(has(DAY) || has(NEWS) || has(WEEKDAY)) {
            return 0;
        }
        let first = left.saturating_sub(SHORT);
        let begin = (first..left).rev().find(|at| self.ends_sentence(*at)).map_or(first, |end| end + 1);
        let is_initial = self.trim(left) <= begin || matches!(self.byte(left.saturating_sub(2)), b'-' | b')');
        match () {
            () if self.says(begin..left, ANOTHER_TIME) => 0,
            () if is_initial && self.says(end..end + SHORT, PLANS) => 0,
            () if has(NEWS) || has(WEEKDAY) => 2,
            () if self.says(begin..left, ANOTHER_THING) || self.says(end..end + 2, IS) => 0,
            () if is_initial => 2,
            () => 1,
        }
    }

    /// Where the words right before a date begin, and what they say.
    fn before(&self, start: usize) -> (usize, u32) {
        let (mut left, mut signs) = (start, 0);
        loop {
            let end = self.trim(left);
            let mut found = None;
            for length in [4, 5] {
                let begin = end.wrapping_sub(length);
                if self.is_time(begin) && !is_word(self.byte(begin.wrapping_sub(1))) {
                    found = Some((TIME, begin));
                }
            }
            for sign in 0..BEFORE {
                for word in self.group(sign).split(|byte| *byte == b',') {
                    let begin = end.wrapping_sub(word.len());
                    if self.stands(begin, word) && !is_word(self.byte(begin.wrapping_sub(1))) {
                        found = Some((sign, begin));
                    }
                }
            }
            let Some((sign, begin)) = found else { return (left, signs) };
            (left, signs) = (begin, signs | 1 << sign);
        }
    }

    /// What stands at the head of a dateline: "HẢI PHÒNG, ngày …".
    pub(crate) fn place(&self, date: &Written) -> Option<Range<usize>> {
        let (left, _) = self.before(date.range.start);
        let range = self.line_around(&date.range).start..self.trim(left);
        let is_name = |at: usize| is_letter(self.byte(at)) || matches!(self.byte(at), SPACE | b'.' | b'-');
        let is_place = matches!(range.len(), 1..=30) && self.byte(range.end) == b',' && range.clone().all(is_name);
        is_place.then_some(range)
    }

    pub(crate) fn is_digit(&self, at: usize) -> bool {
        self.byte(at).is_ascii_digit()
    }

    /// The end of the last word before `at`, in the same line.
    fn trim(&self, mut at: usize) -> usize {
        while at > 0
            && matches!(self.byte(at - 1), SPACE | b',' | b':' | b'(' | b'-' | b'|')
            && !self.folded.is_line_end(at - 1)
        {
            at -= 1;
        }
        at
    }

    /// The start of the next word after `at`, in the same line; an ISO date has a "T" before its time.
    fn skip(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), SPACE | b',' | b'-' | b'|' | b't') && !self.folded.is_line_end(at) {
            at += 1;
        }
        at
    }

    /// Whether a time of day begins at `at`: "09:22", "9h30".
    fn is_time(&self, at: usize) -> bool {
        let after = |distance: usize| at.wrapping_add(distance);
        let sign = if self.is_digit(after(1)) { 2 } else { 1 };
        self.is_digit(at)
            && matches!(self.byte(after(sign)), b':' | b'h')
            && self.is_digit(after(sign + 1))
            && self.is_digit(after(sign + 2))
            && !self.is_digit(after(sign + 3))
    }

    /// The line around a range, as far as matters.
    fn line_around(&self, range: &Range<usize>) -> Range<usize> {
        let first = range.start.saturating_sub(2 * SHORT);
        let last = range.end + 2 * SHORT;
        let start = (first..range.start).rev().find(|at| self.folded.is_line_end(*at));
        let end = (range.end..last).find(|at| self.folded.is_line_end(*at));
        start.map_or(first, |at| at + 1)..end.unwrap_or(last)
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let closes = matches!(self.byte(at), b'.' | b';' | b'!' | b'?') && self.byte(at + 1) == SPACE;
        closes || self.folded.is_line_end(at)
    }

    /// Whether one of the words of a group stands in the range, up to the end of the sentence.
    fn says(&self, range: Range<usize>, group: usize) -> bool {
        let begins = |at: &usize| is_word(self.byte(*at)) && !is_word(self.byte(at.wrapping_sub(1)));
        range.take_while(|at| !self.ends_sentence(*at)).filter(begins).any(|at| {
            let mut words = self.group(group).split(|byte| *byte == b',');
            words.any(|word| word.first() == Some(&self.byte(at)) && self.stands(at, word))
        })
    }

    /// Whether a word stands at `at`.
    pub(crate) fn stands(&self, at: usize, word: &[u8]) -> bool {
        let end = at.wrapping_add(word.len());
        self.folded.bytes().get(at..end) == Some(word) && !is_word(self.byte(end))
    }
}
