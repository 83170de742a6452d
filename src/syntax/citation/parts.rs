//! What goes with a citation: date, issuer, term of office, title.

use crate::law::{Form, IssuerFamily, roman_value};
use crate::text::{Case, Gap};

use super::super::{DateKind, DateMention, Symbol};
use super::label::FoundLabel;
use super::reader::Reader;
use super::{Attribution, Citation, CitationDate, CitationForm, IssuerMention, TermMention};

impl Reader<'_> {
    /// Reads the parts from a token on into a citation; gives the token behind them, before the title
    /// (a document named inside a title is a citation of its own).
    pub fn parts(&self, citation: &mut Citation, from: usize) -> usize {
        let mut end = from;
        for _ in 0..6 {
            let comma = self.is(end, ',');
            let open = !comma && self.is(end, '(');
            let at = if comma || open { end + 1 } else { end };
            let part = self.part(citation, at, comma, open);
            let Some(after) = part else { break };
            end = if open && self.is(after, ')') { after + 1 } else { after };
            citation.range = citation.range.cover(self.range(at, end));
        }
        let bracketed = self.is(end, '(');
        let title_at = if self.is(end, ',') || bracketed { end + 1 } else { end };
        if self.is(title_at, '“') || self.is(title_at, '"') {
            self.quoted_title(citation, title_at);
            return end;
        }
        if let Some(after) = self.title(title_at, citation).filter(|&after| !bracketed || self.is(after, ')')) {
            citation.title = Some(self.range(title_at, after));
            citation.range = citation.range.cover(self.range(title_at, after + usize::from(bracketed)));
        }
        end
    }

    /// A title in quotation marks: 'Nghị quyết Trung ương 6 khóa X "Về …"'.
    fn quoted_title(&self, citation: &mut Citation, quote: usize) {
        if let Some(after) = self.title(quote + 1, citation).filter(|&end| self.is(end, '”') || self.is(end, '"')) {
            citation.title = Some(self.range(quote + 1, after));
            citation.range = citation.range.cover(self.range(quote, after + 1));
        }
    }

    fn part(&self, citation: &mut Citation, at: usize, comma: bool, open: bool) -> Option<usize> {
        let words = self.words;
        if citation.year.is_none()
            && !comma
            && matches!(citation.form, CitationForm::Short | CitationForm::Named)
            && let Some((year, after)) = self.year_word(at)
        {
            citation.year = Some(year);
            return Some(after);
        }
        if citation.date.is_none()
            && let Some((date, after)) = self.date_part(at, comma)
            && !(comma && self.opens_clause(citation, &date.mention, after))
            // "Bộ luật Dân sự (20/10/2017)" is the day of a web page.
            && !(open && citation.form == CitationForm::Named && self.key(at) != words.ngay)
        {
            citation.date = Some(date);
            return Some(after);
        }
        if citation.term.is_none()
            && self.key(at) == words.khoa
            && let Some(number) = self.term_number(at + 1)
        {
            citation.term =
                Some(TermMention { range: self.range(at, at + 2), numeral: self.range(at + 1, at + 2), number });
            return Some(at + 2);
        }
        if citation.issuer.is_none()
            && !open
            && self.key(at) == words.cua
            && let Some((issuer, after)) = self.issuer(at + 1, citation)
        {
            citation.issuer = Some(issuer);
            return Some(after);
        }
        None
    }

    /// "XIII", or as some write "9".
    fn term_number(&self, index: usize) -> Option<u8> {
        let arabic = || u8::try_from(self.tokens.get(index)?.value()?).ok().filter(|number| (1..=20).contains(number));
        roman_value(&self.word(index).to_uppercase()).or_else(arabic)
    }

    /// The day of the document: "ngày …", "(ngày …)", ", ban hành ngày …".
    fn date_part(&self, index: usize, comma: bool) -> Option<(CitationDate, usize)> {
        let words = self.words;
        let mut at = index;
        if self.are(at, &[words.ban, words.hanh]) {
            at += 2;
        } else if self.key(at) == words.ky {
            at += 1;
        }
        let mention = self.date_at(at).filter(|date| date.kind == DateKind::Day && date.day.is_some())?;
        let after = mention.tokens.1;
        // "…, ngày 15/3/2024, UBND tỉnh ban hành …": the date opens the next clause.
        let resumes = self.is(after, ',')
            && !matches!(self.key(after + 1), key if key == words.cua || key == words.ve)
            && self.tokens.get(after + 1).is_some_and(|token| token.is_word())
            && self.label(after + 1).is_none();
        if comma && resumes {
            return None;
        }
        Some((CitationDate { mention: mention.clone(), comma }, after))
    }

    /// Whether a date behind a comma opens the next clause though no comma ends it: "… số
    /// 30/2020/NĐ-CP, ngày 15/3/2024 Văn phòng tổ chức …". Only a date of another year than that of
    /// the symbol, before the name of who acts, is taken from the citation.
    fn opens_clause(&self, citation: &Citation, date: &DateMention, after: usize) -> bool {
        let other_year = citation
            .symbol
            .as_ref()
            .and_then(Symbol::year_value)
            .is_some_and(|year| date.year.is_some_and(|dated| i64::from(dated.value) != i64::from(year)));
        let Some(next) = self.tokens.get(after).filter(|token| token.is_word() && token.gap == Gap::Space) else {
            return false;
        };
        let acts = next.case != Case::Lower || self.knowledge.word_sets.places.contains(next.key);
        let belongs = [self.words.cua, self.words.ve, self.words.khoa].contains(&next.key);
        other_year && acts && !belongs && self.label(after).is_none()
    }

    /// The body behind "của".
    fn issuer(&self, index: usize, citation: &Citation) -> Option<(IssuerMention, usize)> {
        let rest = self.tokens.get(index..)?;
        let known = self.knowledge.issuer_names.longest(rest);
        // "của bộ" and "của trung ương" are common nouns, "của chính phủ" is carelessness.
        let known = known.filter(|(_, len)| self.case(index) != Case::Lower || *len > 1);
        let (issuer, mut end) = match known {
            Some((issuer, len)) => (Some(issuer), index + len),
            None if self.case(index) != Case::Lower && self.label(index).is_none() => (None, index + 1),
            None => return None,
        };
        let central = issuer.and_then(|id| self.knowledge.issuers.get(id)).is_some_and(|issuer| {
            !matches!(
                issuer.family,
                IssuerFamily::Local
                    | IssuerFamily::Party
                    | IssuerFamily::Department
                    | IssuerFamily::Organisation
                    | IssuerFamily::ArmedForces
            )
        });
        if !central {
            end = self.name_end(end, issuer.is_none());
        }
        if citation.symbol.as_ref().is_some_and(|symbol| symbol.form == Form::Joint) {
            end = self.joint_issuers(end);
        }
        let outer = self.has_outer_noun(citation);
        Some((IssuerMention { range: self.range(index, end), issuer, outer }, end))
    }

    /// "Nghị định của Chính phủ": a label and a body, no number.
    pub fn attribution(&self, index: usize) -> Option<Attribution> {
        let label = self.label(index).filter(|label| !label.mention.abbreviated)?;
        if self.key(label.end) != self.words.cua {
            return None;
        }
        let citation = self.blank(CitationForm::Named, label.mention.range);
        let (issuer, _) = self.issuer(label.end + 1, &citation)?;
        let listed = label.mention.plural.is_some()
            || index.checked_sub(1).is_some_and(|before| {
                self.is(before, ',') || [self.words.va, self.words.hoac].contains(&self.key(before))
            });
        Some(Attribution { label: label.mention, issuer, listed })
    }

    /// The further bodies of a joint document: "Bộ Tư pháp, Bộ Công an và Bộ Y tế".
    fn joint_issuers(&self, from: usize) -> usize {
        let mut end = from;
        loop {
            let joint = self.is(end, ',') || self.is(end, '-') || self.key(end) == self.words.va;
            let next = self.tokens.get(end + 1..).filter(|_| joint);
            let Some((_, len)) = next.and_then(|rest| self.knowledge.issuer_names.longest(rest)) else { return end };
            end += 1 + len;
        }
    }

    /// The end of a run of capitalised words, with the kinds of place in small letters between.
    fn name_end(&self, start: usize, unknown: bool) -> usize {
        let words = self.words;
        let mut end = start;
        while end < start + 14 {
            let Some(token) = self.tokens.get(end).filter(|token| token.is_word()) else { break };
            if token.joined() && end > start && !self.is(end - 1, '.') && !self.is(end - 1, '&') {
                break;
            }
            let capital = token.case != Case::Lower;
            let place = self.knowledge.word_sets.places.contains(token.key);
            let named_next = (1..=2).any(|ahead| {
                self.case(end + ahead) != Case::Lower || self.tokens.get(end + ahead).is_some_and(|t| t.is_number())
            });
            // "Sở Lao động – TB&XH", "các Cơ quan tỉnh": the second syllable of a word.
            let second = end > start
                && self.case(end - 1) == Case::Title
                && (self.is(end + 1, '-') && self.case(end + 2) == Case::Upper && self.is(end + 3, '&')
                    || self.key(end.saturating_sub(2)) == words.cac
                        && self.knowledge.word_sets.places.contains(self.key(end + 1)));
            let inner = second
                || unknown
                    && !self.knowledge.word_sets.after_name.contains(token.key)
                    && self.case(end + 1) != Case::Lower;
            // "Đảng ủy Khối các Cơ quan tỉnh"
            let of_all = token.key == words.cac && end > start && self.case(end + 1) == Case::Title;
            if !(capital && self.label(end).is_none() || place && named_next || inner || of_all) {
                break;
            }
            end += 1;
            // "Bộ NN&PTNT", "Sở Lao động – TB&XH"
            let short_next = self.is(end, '-') && self.case(end + 1) == Case::Upper && self.is(end + 2, '&');
            if short_next {
                end += 2;
            }
            if self.is(end, '&') && self.tokens.get(end + 1).is_some_and(|t| t.is_word() && t.joined()) {
                end += 1;
            }
            // "Quận 1", "TP.HCM"
            if self.tokens.get(end).is_some_and(|t| t.is_number() && t.len() <= 2)
                && [words.quan, words.phuong].contains(&token.key)
            {
                end += 1;
            }
            if self.is(end, '.')
                && self.tokens.get(end + 1).is_some_and(|t| t.is_word() && t.joined() && t.case == Case::Upper)
            {
                end += 1;
            }
        }
        end
    }

    /// Whether a document noun that carries out another stands before the citation in its
    /// sentence: "Kế hoạch thực hiện Nghị định … của UBND tỉnh".
    fn has_outer_noun(&self, citation: &Citation) -> bool {
        let start = self.tokens.partition_point(|token| token.range.start < citation.range.start);
        let words = self.words;
        let mut verb = false;
        for at in (start.saturating_sub(40)..start).rev() {
            let token = &self.tokens[at];
            if token.is('.') || token.is(';') || token.is('?') || token.is('!') {
                break;
            }
            let key = token.key;
            verb |=
                [words.thuc, words.trien, words.thi, words.quan_triet, words.huong, words.ket, words.sua, words.theo]
                    .contains(&key)
                    || key == words.ve;
            // "80 văn bản theo yêu cầu tại Quyết định …": a common noun, not the text that is meant.
            let names = |label: &FoundLabel| !label.mention.abbreviated && !self.names(label, &["Văn bản"]);
            if verb && self.label(at).is_some_and(|label| names(&label)) {
                return true;
            }
        }
        false
    }
}
