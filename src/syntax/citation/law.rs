//! Laws: by name, by name and number, by name and year.

use crate::text::{Case, Gap, TextRange};

use super::label::FoundLabel;
use super::reader::Reader;
use super::{Anaphor, Citation, CitationForm};

/// How long the name of a law may be, in tokens.
const NAME_TOKENS: usize = 32;

impl Reader<'_> {
    /// A law, code, ordinance or the Constitution that starts at a label.
    pub fn law(&mut self, index: usize, label: &FoundLabel) -> Option<(Vec<Citation>, usize)> {
        if label.mention.abbreviated {
            return None;
        }
        if self.names(label, &["Hiến pháp"]) {
            return self.constitution(label);
        }
        if !self.names(label, &["Luật", "Bộ luật", "Pháp lệnh"]) {
            return None;
        }
        let start = label.end;
        let (so, number) = self.so(start);
        if so.is_some() || self.symbol_at(number).is_some() || label.mention.plural.is_some() {
            return None;
        }
        let capital = self.case(label.start) != Case::Lower;
        let known = self.knowledge.law_names.longest(self.tokens.get(index..)?).map(|(_, len)| index + len);
        // In small letters "luật" is the thing; as a citation it needs a name in capitals.
        if !capital && self.case(start) == Case::Lower {
            return None;
        }
        if let Some(found) = self.amending_law(label) {
            return Some(found);
        }
        if let Some((name_end, symbol)) = self.name_with_number(start) {
            let (so, number) = self.so(name_end);
            let symbol = self.symbol_at(number).filter(|found| found.range == symbol)?;
            let mut citation = self.full(symbol, Some(label), so);
            citation.name = Some(self.range(index, name_end));
            let next = symbol.tokens.1;
            return Some(self.list(citation, next));
        }
        let mut end = match known {
            Some(end) => end,
            None => self.generic_name(start, capital)?,
        };
        let name = self.range(index, end);
        end = self.amended(end);
        if self.key(end) == self.words.nay {
            let mut citation = self.blank(CitationForm::Anaphoric, self.range(index, end + 1));
            citation.label = Some(label.mention.clone());
            citation.anaphor = Some(Anaphor::This);
            return Some((vec![citation], end + 1));
        }
        let mut citation = self.blank(CitationForm::Named, self.range(index, end));
        citation.label = Some(label.mention.clone());
        citation.name = Some(name);
        if let Some(year) = self.year_number(end) {
            citation.year = Some(year);
            end = self.amended(end + 1);
            citation.range = citation.range.cover(self.range(index, end));
        }
        let next = self.parts(&mut citation, end);
        // "Luật sửa đổi số 34": a short form after all.
        let (so, number) = self.so(next);
        if so.is_some()
            && citation.year.is_none()
            && self.tokens.get(number).is_some_and(|token| token.is_number() && token.len() <= 3)
            && self.symbol_at(number).is_none()
        {
            citation.form = CitationForm::Short;
            citation.so = so;
            citation.number = self.word(number).to_owned();
            citation.number_range = Some(self.range(number, number + 1));
            citation.range = citation.range.cover(self.range(number, number + 1));
            return Some((vec![citation], number + 1));
        }
        Some((vec![citation], next))
    }

    /// "Luật sửa đổi, bổ sung một số điều của Luật X số …": a law whose name holds another's. The
    /// number and the date are those of the amending law.
    fn amending_law(&mut self, label: &FoundLabel) -> Option<(Vec<Citation>, usize)> {
        let words = self.words;
        let start = label.end;
        if !self.are(start, &[words.sua, words.doi]) {
            return None;
        }
        let of = (start + 2..start + 10).find(|&at| self.key(at) == words.cua)?;
        let inner = self.label(of + 1)?;
        let (mut citations, next) = self.law(of + 1, &inner)?;
        if citations.len() != 1 {
            return None;
        }
        let inner = citations.pop()?;
        // "Luật sửa đổi … của Bộ luật Hình sự số 100/2015/QH13": the number of the law that is amended.
        let of_the_amended = inner.symbol.as_ref().is_some_and(|symbol| {
            let mut records = self.knowledge.registry().with_symbol(&symbol.canonical).peekable();
            records.peek().is_some() && records.all(|record| !record.title.to_lowercase().contains("sửa đổi"))
        });
        if of_the_amended {
            let range = label.mention.range.cover(inner.range);
            let mut outer = self.blank(CitationForm::Named, range);
            outer.label = Some(label.mention.clone());
            outer.name = Some(range);
            return Some((vec![outer, inner], next));
        }
        let mut outer = Citation { label: Some(label.mention.clone()), ..inner.clone() };
        outer.range = label.mention.range.cover(inner.range);
        outer.name = Some(label.mention.range.cover(inner.name.unwrap_or(inner.range)));
        let name_end = inner.name.map_or(inner.range.end, |name| name.end);
        let mut named = self.blank(CitationForm::Named, TextRange::new(inner.range.start, name_end));
        named.label = inner.label;
        named.name = inner.name;
        Some((vec![outer, named], next))
    }

    /// The end of a name that is followed by a National Assembly symbol, and the symbol.
    fn name_with_number(&self, start: usize) -> Option<(usize, TextRange)> {
        let mut at = start;
        while at < start + NAME_TOKENS {
            let token = self.tokens.get(at)?;
            let (_, number) = self.so(at);
            if let Some(symbol) = self.symbol_at(number) {
                return (symbol.assembly_term.is_some()
                    || symbol.type_code.starts_with('L')
                    || symbol.type_code == "PL")
                    .then_some((at, symbol.range));
            }
            let inside = token.is_word() || token.is(',') || token.is('-') || token.is('(') || token.is(')');
            if !inside || token.key == self.words.nam || at > start && self.opens_other_law(at) {
                return None;
            }
            at += 1;
        }
        None
    }

    fn opens_other_law(&self, at: usize) -> bool {
        self.case(at) != Case::Lower
            && self.label(at).is_some_and(|label| {
                !label.mention.abbreviated
                    && self.names(&label, &["Luật", "Bộ luật", "Nghị định", "Nghị quyết", "Pháp lệnh", "Thông tư"])
            })
    }

    /// The end of the name of a law that no table knows.
    fn generic_name(&self, start: usize, capital: bool) -> Option<usize> {
        let named =
            self.tokens.get(start).is_some_and(|token| token.is_word() && token.case != Case::Lower && !token.joined());
        if !named && !capital {
            return None;
        }
        let mut end = start;
        let mut commas = 0;
        while end < start + NAME_TOKENS {
            let Some(token) = self.tokens.get(end) else { break };
            if token.is(',') {
                // "Luật Phòng, chống tham nhũng": the name goes on in small letters.
                let goes_on = self.case(end + 1) == Case::Lower
                    && self.tokens.get(end + 1).is_some_and(|next| next.is_word())
                    && end == start + 1
                    && commas == 0;
                if !goes_on {
                    break;
                }
                commas += 1;
            } else {
                let stops = !token.is_word()
                    // "Luật PCTN": an abbreviation is a whole name.
                    || end > start && self.case(start) == Case::Upper
                    || token.gap == Gap::Line && token.case != Case::Lower
                    || token.key == self.words.va && self.opens_other_law(end + 1)
                    || token.key != self.words.va
                        && token.case == Case::Lower
                        && self.knowledge.word_sets.after_name.contains(token.key);
                if stops {
                    break;
                }
            }
            end += 1;
        }
        // A name in small letters ("Luật giá") is believed only with a year or number behind it.
        let dated = self.year_word(end).is_some() || self.year_number(end).is_some();
        (end > start && (named || dated)).then_some(end)
    }

    /// Past "(sửa đổi)" and "sửa đổi" behind a name.
    fn amended(&self, index: usize) -> usize {
        let amended = [self.words.sua, self.words.doi];
        if self.is(index, '(') && self.are(index + 1, &amended) && self.is(index + 3, ')') {
            index + 4
        } else if self.are(index, &amended) && !self.is(index + 2, ',') {
            index + 2
        } else {
            index
        }
    }

    /// "Hiến pháp năm 2013", "Hiến pháp nước Cộng hòa …", "Hiến pháp".
    fn constitution(&self, label: &FoundLabel) -> Option<(Vec<Citation>, usize)> {
        if self.case(label.start) == Case::Lower {
            return None;
        }
        let known = self.knowledge.law_names.longest(self.tokens.get(label.start..)?);
        let mut end = known.map_or(label.end, |(_, len)| label.start + len).max(label.end);
        let mut citation = self.blank(CitationForm::Named, self.range(label.start, end));
        citation.label = Some(label.mention.clone());
        citation.name = Some(self.range(label.start, label.end));
        if let Some(year) = self.year_number(end) {
            citation.year = Some(year);
            end += 1;
            citation.range = self.range(label.start, end);
        }
        let next = self.parts(&mut citation, end);
        Some((vec![citation], next))
    }
}
