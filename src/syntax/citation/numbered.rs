//! Labels with a number: full and short forms, and lists of them.

use crate::text::{Case, Gap, Key, TextRange};

use super::super::Symbol;
use super::label::FoundLabel;
use super::reader::Reader;
use super::{Citation, CitationForm, LabelMention, ListPlace, SoWord};

/// Types whose bare number is read even without "số": "Nghị quyết 28".
const NUMBERED: [&str; 14] = [
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
    "Thông tư",
    "Chỉ thị",
    "Kết luận",
    "Pháp lệnh",
    "Công văn",
    "Công điện",
    "Quy định",
    "Hướng dẫn",
    "Thông tư liên tịch",
    "Nghị quyết liên tịch",
    "Sắc lệnh",
];

impl Reader<'_> {
    /// A label, perhaps "số", and a symbol or number.
    pub fn numbered(&mut self, index: usize, label: &FoundLabel) -> Option<(Vec<Citation>, usize)> {
        let at = self.past_adjectives(label);
        let (so, number) = self.so(at);
        if at != label.end && so.is_none() && self.symbol_at(number).is_none() {
            return None;
        }
        // "Đề án 06" and "Chương trình 135" are programmes; the papers behind them are cited otherwise.
        if let Some((nickname, len)) = self.nickname(index)
            && self.names(label, &NUMBERED)
            && index + len > number
            && self.symbol_at(number).is_none()
        {
            let mut citation = self.blank(CitationForm::Short, self.range(index, index + len));
            citation.label = Some(label.mention.clone());
            citation.so = so;
            citation.nickname = Some(nickname);
            self.number_of(&mut citation, number, index + len);
            let next = self.parts(&mut citation, index + len);
            return Some((vec![citation], next));
        }
        if let Some(symbol) = self.symbol_at(number) {
            let citation = self.full(symbol, Some(label), so);
            let next = symbol.tokens.1;
            return Some(self.list(citation, next));
        }
        // "THÔNG TƯ1" carries the mark of a footnote, not a number.
        if so.is_none() && self.tokens.get(number).is_some_and(|token| token.joined()) {
            return None;
        }
        let end = self.short_number(number)?;
        if !self.may_be_short(label, so.is_some(), number, end) {
            return None;
        }
        let mut citation = self.blank(CitationForm::Short, self.range(label.start, end));
        citation.label = Some(label.mention.clone());
        citation.so = so;
        self.number_of(&mut citation, number, end);
        Some(self.list(citation, end))
    }

    /// A citation with a complete symbol.
    pub fn full(&self, symbol: &Symbol, label: Option<&FoundLabel>, so: Option<SoWord>) -> Citation {
        let start = label.map_or(symbol.range.start, |label| label.mention.range.start);
        let mut citation = self.blank(CitationForm::Full, TextRange::new(start, symbol.range.end));
        citation.label = label.map(|label| label.mention.clone());
        citation.so = so;
        citation.number.clone_from(&symbol.number.text);
        citation.number_range = Some(symbol.range);
        citation.year = symbol.year_value();
        citation.symbol = Some(symbol.clone());
        citation
    }

    /// The parts behind a citation and the further elements of its list.
    pub fn list(&mut self, first: Citation, end: usize) -> (Vec<Citation>, usize) {
        let label = first.label.clone();
        let numbered = first.so.is_some() || label.as_ref().is_some_and(|label| label.plural.is_some());
        let short = first.form == CitationForm::Short;
        let mut citations = vec![first];
        let mut end = end;
        loop {
            if let Some(last) = citations.last_mut() {
                end = self.parts(last, end);
            }
            let Some(next) = self.next_element(end) else { break };
            let (so, number) = self.so(next);
            let element = if let Some(symbol) = self.symbol_at(number).filter(|symbol| symbol.certain || so.is_some()) {
                let mut element = self.full(symbol, None, so);
                element.label = label.as_ref().map(|label| LabelMention { inherited: true, ..label.clone() });
                end = symbol.tokens.1;
                element
            } else if short
                && numbered
                && let Some(after) = self.short_number(number).filter(|&at| self.closes_list(at))
            {
                let mut element = self.blank(CitationForm::Short, self.range(number, after));
                element.label = label.as_ref().map(|label| LabelMention { inherited: true, ..label.clone() });
                element.so = so;
                self.number_of(&mut element, number, after);
                end = after;
                element
            } else {
                break;
            };
            citations.push(element);
        }
        if citations.len() > 1 {
            let len = citations.len() as u16;
            for (index, citation) in citations.iter_mut().enumerate() {
                citation.list = Some(ListPlace { list: self.lists, index: index as u16, len });
            }
            self.lists += 1;
        }
        (citations, end)
    }

    /// The token behind ",", "và", "hoặc", ";" (and ", và"), if a list goes on there.
    fn next_element(&self, index: usize) -> Option<usize> {
        let joins = |at: usize| {
            self.is(at, ',') || self.is(at, ';') || self.key(at) == self.words.va || self.key(at) == self.words.hoac
        };
        joins(index).then(|| if joins(index + 1) { index + 2 } else { index + 1 })
    }

    /// "số", "số:", "số số", "Số", in front of a number; and the token of the number.
    pub fn so(&self, index: usize) -> (Option<SoWord>, usize) {
        let so = self.words.so;
        if self.key(index) != so {
            return (None, index);
        }
        let mut end = index + 1;
        let doubled = self.key(end) == so;
        if doubled {
            end += 1;
        }
        let range = self.range(index, end);
        let colon = self.is(end, ':').then(|| self.range(end, end + 1));
        let number = if colon.is_some() { end + 1 } else { end };
        (Some(SoWord { range, doubled, colon }), number)
    }

    /// The "số" in front of a symbol that has no label.
    pub fn so_before(&self, index: usize) -> Option<SoWord> {
        let colon = self.before(index).filter(|&at| self.is(at, ':'));
        let word = self.before(colon.unwrap_or(index))?;
        (self.key(word) == self.words.so).then(|| SoWord {
            range: self.range(word, word + 1),
            doubled: false,
            colon: colon.map(|at| self.range(at, at + 1)),
        })
    }

    /// The end of a short number: "21", "30a", "21/2019".
    fn short_number(&self, index: usize) -> Option<usize> {
        let first = self.tokens.get(index).filter(|token| token.is_number() && token.len() <= 5)?;
        let mut end = index + 1;
        if self
            .tokens
            .get(end)
            .is_some_and(|t| t.is_word() && t.joined() && t.folded.len() == 1 && t.case == Case::Lower)
        {
            end += 1;
        }
        let joined = |at: usize, c: char| self.tokens.get(at).is_some_and(|token| token.is(c) && token.joined());
        if joined(end, '/')
            && self.tokens.get(end + 1).is_some_and(|t| t.is_number() && t.joined() && t.len() == 4)
            && !joined(end + 2, '/')
        {
            return Some(end + 2);
        }
        // Percentages, decimals, fractions, ranges and times are no numbers of documents.
        let other = ['%', '/'].iter().any(|&c| joined(end, c))
            || [',', '.', '-', ':'].iter().any(|&c| joined(end, c))
                && self.tokens.get(end + 1).is_some_and(|t| t.is_number() && t.joined())
            || self.tokens.get(end).is_some_and(|t| t.is_word() && t.joined())
            || self.is(end, '%');
        (!other && first.value() != Some(0)).then_some(end)
    }

    /// Whether a label and a bare number name a document.
    fn may_be_short(&self, label: &FoundLabel, so: bool, number: usize, end: usize) -> bool {
        if self.names(label, &["Luật", "Bộ luật", "Hiến pháp"]) && !so {
            return false;
        }
        let next = self.key(end);
        let with_year = end > number + 2;
        let counts = self.tokens.get(end).is_some_and(|token| token.case == Case::Lower)
            && self.knowledge.word_sets.units.contains(next)
            && !(next == self.words.ngay && self.date_at(end).is_some());
        if so || with_year {
            // "Quyết định số 5 lượng" does not occur; "quyết định số 5 người" would.
            return so || self.names(label, &NUMBERED);
        }
        let year_follows =
            next == self.words.nam && self.tokens.get(end + 1).is_some_and(|t| t.len() == 4 && t.is_number());
        if counts || next == self.words.nam && !year_follows || !self.names(label, &NUMBERED) {
            return false;
        }
        let value = self.tokens.get(number).and_then(|token| token.value()).unwrap_or(0);
        if end == number + 1 && (1945..2100).contains(&value) && self.tokens[number].len() == 4 {
            return false;
        }
        let capital = self.case(label.start) != Case::Lower;
        capital || value >= 10
    }

    /// Whether a list of bare numbers may end here: "số 28 và 44", but not "số 28 và 44 đại biểu".
    fn closes_list(&self, index: usize) -> bool {
        match self.tokens.get(index) {
            None => true,
            Some(token) if !token.is_word() => !token.is('%'),
            Some(token) => [self.words.va, self.words.cua, self.words.ngay, self.words.hoac].contains(&token.key),
        }
    }

    /// Writes the number of a short form, with the year behind "/" or "năm".
    fn number_of(&self, citation: &mut Citation, number: usize, end: usize) {
        let range = self.range(number, end);
        citation.number_range = Some(range);
        citation.number = match (self.tokens.get(number), self.tokens.get(end.wrapping_sub(1))) {
            (Some(first), Some(last)) => TextRange::new(first.folded.start, last.folded.end).of(self.folded).to_owned(),
            _ => String::new(),
        };
        if let Some((_, year)) = citation.number.split_once('/') {
            citation.year = year.parse().ok();
        }
    }

    fn nickname(&self, index: usize) -> Option<(u16, usize)> {
        self.knowledge.nickname_phrases.longest(self.tokens.get(index..)?)
    }

    /// Past words that may stand between label and "số": "Thông báo kết luận số", "Thông tư (liên
    /// tịch) số", "văn bản chỉ đạo số"; at most four, and only if "số" and a number follow.
    fn past_adjectives(&self, label: &FoundLabel) -> usize {
        // "quy định tại Mẫu số 3", "báo cáo theo Phụ lục số 2": the number is that of a form.
        const OTHER_THINGS: [&str; 14] =
            ["mẫu", "biểu", "bảng", "phụ", "cột", "mục", "con", "theo", "tại", "này", "từ", "lên", "về", "hồ"];
        let index = label.end;
        let stop = index + 5;
        let mut at = index;
        while at < stop {
            let Some(token) = self.tokens.get(at) else { break };
            if self.so(at).0.is_some() {
                let (_, number) = self.so(at);
                // A bare number behind other words is that of a document only for its usual types.
                let usual =
                    |label: &FoundLabel| self.names(label, &NUMBERED) || self.names(label, &["Văn bản", "Thông báo"]);
                let fits = self.symbol_at(number).is_some()
                    || self.short_number(number).is_some() && (at == label.end || usual(label));
                return if fits { at } else { index };
            }
            let bracket = token.is('(') || token.is(')');
            let plain = token.is_word()
                && token.key != self.words.cua
                && token.gap != Gap::Line
                && !OTHER_THINGS.contains(&self.word(at).to_lowercase().as_str());
            let inner = self.label(at).filter(|inner| !inner.mention.abbreviated);
            if !(bracket || plain) || inner.is_some_and(|inner| at > index || self.names_it(label, &inner)) {
                break;
            }
            at += 1;
        }
        index
    }

    /// Whether of two labels in a row the second one names the document: "hướng dẫn Nghị định số
    /// 53/2013/NĐ-CP", "quy định Thông tư số …", but not "Thông báo kết luận số 19-TB/TW".
    fn names_it(&self, outer: &FoundLabel, inner: &FoundLabel) -> bool {
        let (_, number) = self.so(inner.end);
        match self.symbol_at(number) {
            Some(symbol) => symbol.types.contains(&inner.mention.kind) && !symbol.types.contains(&outer.mention.kind),
            None => self.case(inner.start) != Case::Lower && self.case(outer.start) == Case::Lower,
        }
    }

    /// A year behind "năm", as in "Nghị định 03 năm 2019".
    pub fn year_word(&self, index: usize) -> Option<(i16, usize)> {
        let at = if self.key(index) == self.words.nam { index + 1 } else { return None };
        self.year_number(at).map(|year| (year, at + 1))
    }

    pub fn year_number(&self, index: usize) -> Option<i16> {
        let token = self.tokens.get(index).filter(|token| token.is_number() && token.len() == 4)?;
        let value = token.value().filter(|value| (1945..=2100).contains(value))?;
        let ranged = self.tokens.get(index + 1).is_some_and(|next| next.is('/') || next.is('-'))
            && self.tokens.get(index + 2).is_some_and(|next| next.is_number());
        (!ranged).then_some(value as i16)
    }

    pub fn unit(&self, key: Key) -> bool {
        self.knowledge.word_sets.units.contains(key)
    }
}
