use crate::law::Knowledge;
use crate::orthography::{Speller, WordId};
use crate::text::{Folded, TextRange, Token, fold, tokenize};

use super::{
    Abbreviation, Attribution, BodyMention, Citation, CompoundMention, DateMention, Directive, Doubt, Language,
    Omission, Pinpoint, ProperName, Quantity, Role, UsageFacts, Variant, abbreviation, citation, compound, date,
    language, local_body, neighbour, number, omission, outline, proper, spelling, symbol, usage, variant, zone,
};

/// What a paragraph says. Ranges are bytes, relative to its start.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What is left without the spaces and line ends around it.
    pub line: TextRange,
    pub role: Role,
    pub citations: Vec<Citation>,
    pub pinpoints: Vec<Pinpoint>,
    /// Types of documents with a body and no number.
    pub attributions: Vec<Attribution>,
    pub dates: Vec<DateMention>,
    pub compounds: Vec<CompoundMention>,
    /// Councils and committees of places that may be no more.
    pub bodies: Vec<BodyMention>,
    pub doubts: Vec<Doubt>,
    pub abbreviations: Vec<Abbreviation>,
    /// Terms that can be written in two ways.
    pub variants: Vec<Variant>,
    /// Names of persons and places.
    pub names: Vec<ProperName>,
    pub omissions: Vec<Omission>,
    /// Numbers outside dates and symbols.
    pub quantities: Vec<Quantity>,
    pub language: Language,
    pub usage: UsageFacts,
    /// Addresses, e-mail, code: nothing in there is read or judged.
    pub skipped: Vec<TextRange>,
    pub directives: Vec<Directive>,
    /// Something in it is decomposed, a look-alike, an odd space or invisible: matching folds it.
    pub foldable: bool,
}

/// A paragraph with its tokens, as paragraph rules see it.
#[derive(Clone, Debug)]
pub struct Paragraph<'a> {
    /// As typed, with its line ends.
    pub text: &'a str,
    pub folded: Folded<'a>,
    pub tokens: Vec<Token>,
    /// The tokens as the model knows them; none without a model.
    words: Vec<WordId>,
    pub facts: Facts,
}

impl<'a> Paragraph<'a> {
    /// Reads a paragraph. Cannot fail.
    #[must_use]
    pub fn read(text: &'a str, knowledge: &Knowledge) -> Self {
        Self::read_for(text, knowledge, true)
    }

    /// Reads a paragraph, with what is doubted in it only if somebody asks for it: no other reading
    /// costs as much.
    #[must_use]
    pub fn read_for(text: &'a str, knowledge: &Knowledge, with_doubts: bool) -> Self {
        let folded = fold(text);
        let skipped = zone::skipped(text);
        let mut tokens = tokenize(&folded, &knowledge.vocabulary);
        zone::leave_out(&mut tokens, &skipped, text);
        let model = knowledge.speller.as_deref().map(Speller::model);
        let words = model
            .map(|model| neighbour::known_words(&folded.text, &tokens, model, &knowledge.known_words))
            .unwrap_or_default();
        let symbols = symbol::read(text, &folded.text, &tokens, knowledge);
        let dates = date::read(&folded.text, &tokens, &symbols, knowledge);
        let citation::Reading { citations, pinpoints, attributions } =
            citation::read(&folded.text, &tokens, &symbols, &dates, knowledge);
        let abbreviations = abbreviation::read(&folded.text, &tokens, &citations, knowledge);
        let quantities = number::read(&folded.text, &tokens, &symbols, &dates, knowledge);
        let language = language::read(text, &folded.text, &tokens);
        let doubts = match language {
            Language::Open | Language::Vietnamese if with_doubts => {
                spelling::read(&folded.text, &tokens, &words, knowledge.speller.as_deref())
            }
            _ => Vec::new(),
        };
        let facts = Facts {
            line: trimmed(text),
            language,
            role: outline::role(&folded.text, &tokens, &dates, knowledge),
            citations,
            pinpoints,
            attributions,
            dates,
            compounds: compound::read(&folded.text, &tokens),
            bodies: local_body::read(&tokens, knowledge),
            doubts,
            abbreviations,
            variants: variant::read(&folded.text, &tokens, knowledge),
            names: proper::read(&folded.text, &tokens, &words, knowledge),
            omissions: omission::read(&folded.text, &tokens, &words, knowledge),
            quantities,
            usage: usage::read(&folded.text, &tokens, &words, knowledge),
            skipped,
            directives: zone::directives(text),
            foldable: matches!(folded.text, std::borrow::Cow::Owned(_)),
        };
        Self { text, folded, tokens, words, facts }
    }

    /// A token in folded form.
    #[must_use]
    pub fn word(&self, token: &Token) -> &str {
        token.folded.of(&self.folded.text)
    }

    /// The token at `index` as the model knows it; nothing is the edge of a sentence.
    #[must_use]
    pub fn known_word(&self, index: Option<usize>) -> WordId {
        neighbour::id(&self.words, index)
    }

    /// The original text between two tokens.
    #[must_use]
    pub fn between(&self, left: &Token, right: &Token) -> &'a str {
        TextRange::new(left.range.end, right.range.start).of(self.text)
    }
}

/// The range of a text without the white space around it.
fn trimmed(text: &str) -> TextRange {
    let start = text.len() - text.trim_start().len();
    TextRange::new(start as u32, (start + text.trim().len()) as u32)
}

/// Splits a text into paragraphs: ranges that cover it without gaps.
///
/// A paragraph is a line with its line end. Lines that are plainly the continuation of the one
/// before (hard-wrapped text) join it, so that a citation broken over a line end is read as one;
/// whether they join is decided by the two lines alone, and a paragraph ends after at most
/// [`MAX_LINES`] lines, so that a change is felt only near by.
#[must_use]
pub fn split_paragraphs(text: &str) -> Vec<TextRange> {
    let mut paragraphs: Vec<TextRange> = Vec::new();
    let mut start = 0;
    let mut lines = 0;
    let mut previous = "";
    for line in lines_of(text) {
        let at = line.as_ptr() as usize - text.as_ptr() as usize;
        if lines > 0 && (lines >= MAX_LINES || !continues(previous, line)) {
            paragraphs.push(TextRange::new(start as u32, at as u32));
            start = at;
            lines = 0;
        }
        lines += 1;
        previous = line;
    }
    if start < text.len() {
        paragraphs.push(TextRange::new(start as u32, text.len() as u32));
    }
    paragraphs
}

/// How many wrapped lines a paragraph may have.
pub const MAX_LINES: usize = 50;

/// The lines of a text with their line ends: LF, CRLF, CR.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let bytes = rest.as_bytes();
        let end = match memchr::memchr2(b'\n', b'\r', bytes) {
            Some(at) if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, tail) = rest.split_at(end);
        rest = tail;
        Some(line)
    })
}

/// Whether `line` goes on where `previous` broke off.
fn continues(previous: &str, line: &str) -> bool {
    // Words after which a sentence cannot end: a line that ends in one was wrapped.
    const OPEN: [&str; 18] = [
        "số", "ngày", "tháng", "năm", "của", "và", "khoản", "điểm", "Điều", "điều", "thứ", "lần", "khóa", "khoá", "về",
        "các", "theo", "tại",
    ];
    let previous = previous.trim_end();
    let next = line.trim_start();
    let (Some(last), Some(first)) = (previous.chars().next_back(), next.chars().next()) else { return false };
    // However short, "Nghị định số" before a digit is a citation cut in two.
    if previous.ends_with(" số") && first.is_ascii_digit() {
        return true;
    }
    if previous.len() < 40 && !matches!(last, '/' | '-') {
        // Short lines are headings, list items, captions: they are not wrapped.
        return false;
    }
    if matches!(last, '/' | '-') {
        return first.is_alphanumeric() && previous.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    }
    if matches!(last, '.' | ';' | ':' | '!' | '?' | '…' | ')' | '"' | '”') {
        return false;
    }
    let marker = next.chars().nth(1).is_some_and(|c| matches!(c, ')' | '.'));
    if first.is_lowercase() {
        return !marker;
    }
    let word = previous.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    OPEN.contains(&word) && first.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        split_paragraphs(text).into_iter().map(|range| range.of(text)).collect()
    }

    #[test]
    fn paragraphs_cover_the_text() {
        let text = "Một\r\n\r\nHai\rBa\nBốn";
        assert_eq!(split(text), ["Một\r\n", "\r\n", "Hai\r", "Ba\n", "Bốn"]);
        assert_eq!(split(""), Vec::<&str>::new());
    }

    #[test]
    fn wrapped_lines_join() {
        let wrapped = "Căn cứ Luật Ban hành văn bản và Nghị định số 30/2020/\nNĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về\n\
                       công tác văn thư.\nĐiều 1.\n";
        assert_eq!(split(wrapped).len(), 2);
        assert_eq!(split("Thực hiện Nghị định số\n30/2020/NĐ-CP.").len(), 1);
        let list =
            "Các nội dung chính được trao đổi tại buổi làm việc gồm\na) nội dung thứ nhất\nb) nội dung thứ hai\n";
        assert_eq!(split(list).len(), 3);
    }
}
