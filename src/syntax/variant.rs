//! Terms that can be written in two ways, as facts for one form over a text.
//!
//! Whatever the term, a fact is the same: a key that all its mentions share, which of two forms
//! this mention has, and the place that would have to change. What is compared is the writer with
//! himself; only where the decree or the constant usage of official texts decides is a form
//! [settled](Variant::settled).

mod inner;
mod name;
mod set_phrase;

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::law::{Basis, CompoundForm, HeadKind, Knowledge, NameHead, roman_value};
use crate::text::{Case, Gap, Key, TextRange, Token, TokenKind};

/// What kind of term it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// A word within the name of a body: capital or not.
    Organisation,
    /// A word within the name of an office: capital or not.
    Title,
    /// The number of a unit: "Quân khu 2" or "Quân khu II".
    Unit,
    /// A compound: "kinh tế - xã hội" or "kinh tế xã hội".
    Compound,
    /// The event that the text is about: "tại Hội nghị," or "tại hội nghị,".
    Event,
    /// A word between two capitals: "Cảng quốc tế Long An" or "Cảng Quốc tế Long An".
    Name,
    /// The second noun of a term: "quản lý nhà nước" or "quản lý Nhà nước".
    Common,
}

/// One of two ways of writing. What they are depends on the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Capital, Roman numeral, hyphen.
    Marked,
    /// Small letter, Arabic numeral, no hyphen.
    Plain,
}

impl Form {
    fn of(marked: bool) -> Self {
        if marked { Self::Marked } else { Self::Plain }
    }
}

/// A mention of a term that can be written in two ways.
#[derive(Clone, Debug)]
pub struct Variant {
    pub topic: Topic,
    /// Shared by all mentions of the term.
    pub key: u64,
    pub form: Form,
    /// The form that is right whatever the text writes elsewhere, and why.
    pub settled: Option<(Form, Basis)>,
    /// The only form that the text itself can ask for, where the other could not be right.
    pub only: Option<Form>,
    /// What is settled counts only where the text writes it so too, and no less often.
    pub mixed: bool,
    /// The whole term.
    pub range: TextRange,
    /// What differs: a word, a number, the space of a compound.
    pub site: TextRange,
}

/// The terms of a paragraph, in order.
pub(super) fn read(folded: &str, tokens: &[Token], knowledge: &Knowledge) -> Vec<Variant> {
    if is_title_line(tokens) {
        return Vec::new();
    }
    let mut reader = Reader { folded, tokens, knowledge, variants: Vec::new(), lower: String::new() };
    for (index, token) in tokens.iter().enumerate() {
        if !knowledge.name_heads.phrases.may_start(token) && !knowledge.compound_phrases.may_start(token) {
            continue;
        }
        let rest = &tokens[index..];
        if let Some((head, length)) = knowledge.name_heads.phrases.longest(rest) {
            let head = &knowledge.name_heads.rows[usize::from(head)];
            match head.kind {
                HeadKind::Organisation | HeadKind::Title if token.case == Case::Title => {
                    reader.name(index, length, head);
                }
                HeadKind::Organisation if token.case == Case::Lower => reader.small_head(index, length, head),
                HeadKind::Unit => reader.unit(index, length, head),
                HeadKind::Event => reader.event(index, length),
                HeadKind::Common => reader.common(index, length),
                HeadKind::Committee => reader.committee(index, length),
                HeadKind::Title if token.case == Case::Lower => reader.small_title(index, length, head),
                HeadKind::Organisation | HeadKind::Title => {}
            }
        }
        if let Some((form, length)) = knowledge.compound_phrases.longest(rest) {
            reader.compound(index, length, form);
        }
    }
    reader.inner_words();
    reader.set_phrases();
    reader.variants
}

struct Reader<'a> {
    folded: &'a str,
    tokens: &'a [Token],
    knowledge: &'a Knowledge,
    variants: Vec<Variant>,
    lower: String,
}

impl Reader<'_> {
    /// "Quân khu II", "quý 1".
    fn unit(&mut self, start: usize, length: usize, head: &NameHead) {
        let Some(number) = self.tokens.get(start + length) else { return };
        let value = match number.kind {
            TokenKind::Number => number.value().filter(|value| *value < 30),
            TokenKind::Word => roman_value(number.folded.of(self.folded)).map(u32::from),
            TokenKind::Punctuation(_) => None,
        };
        let Some(value) = value.filter(|_| number.gap == Gap::Space && number.range.len() < 6) else { return };
        // "giai đoạn 1 - 5", "khóa 10.2", "quý 1,5": no number of a unit.
        let glued = self.tokens.get(start + length + 1).is_some_and(|next| next.joined() && !is_stop(next));
        if glued {
            return;
        }
        let mut key = FxHasher::default();
        Topic::Unit.hash(&mut key);
        for token in &self.tokens[start..start + length] {
            token.key.hash(&mut key);
        }
        value.hash(&mut key);
        self.variants.push(Variant {
            topic: Topic::Unit,
            key: key.finish(),
            form: Form::of(number.is_word()),
            settled: head.arabic.map(|arabic| (Form::of(!arabic), Basis::Usage)),
            only: None,
            mixed: false,
            range: self.tokens[start].range.cover(number.range),
            site: number.range,
        });
        self.unit_head(start, length, head);
    }

    /// "Quý I" among "quý I": the capital of a unit that has none of its own.
    fn unit_head(&mut self, start: usize, length: usize, head: &NameHead) {
        let words = &self.tokens[start..start + length];
        let first = &words[0];
        let small = words.iter().skip(1).all(|word| word.case == Case::Lower);
        let plain = matches!(first.case, Case::Lower | Case::Title) && first.gap == Gap::Space && small;
        // "Hạng 2 Hạng 3" heads the columns of a table.
        let behind_number = start.checked_sub(1).is_some_and(|before| self.tokens[before].is_number());
        if head.capitals != 0 || !plain || behind_number || self.opens(start) {
            return;
        }
        let mut key = FxHasher::default();
        (Topic::Common, "unit").hash(&mut key);
        words.iter().for_each(|word| word.key.hash(&mut key));
        self.variants.push(Variant {
            topic: Topic::Common,
            key: key.finish(),
            form: Form::of(first.case == Case::Title),
            settled: None,
            only: Some(Form::Plain),
            mixed: false,
            range: first.range.cover(self.tokens[start + length].range),
            site: first.range,
        });
    }

    /// "tại Hội nghị,": the event itself, without a name of its own behind it.
    fn event(&mut self, start: usize, length: usize) {
        let words = &self.knowledge.words;
        let Some(before) = start.checked_sub(1).map(|before| &self.tokens[before]) else { return };
        let closed = self.tokens.get(start + length).is_some_and(is_stop);
        let head = &self.tokens[start];
        if before.key != words.tai || head.gap != Gap::Space || !closed {
            return;
        }
        let mut key = FxHasher::default();
        Topic::Event.hash(&mut key);
        for token in &self.tokens[start..start + length] {
            if token.gap != Gap::Space || !matches!(token.case, Case::Lower | Case::Title) {
                return;
            }
            token.key.hash(&mut key);
        }
        self.variants.push(Variant {
            topic: Topic::Event,
            key: key.finish(),
            form: Form::of(head.case == Case::Title),
            settled: None,
            only: None,
            mixed: false,
            range: before.range.cover(self.tokens[start + length - 1].range),
            site: head.range,
        });
    }

    /// "kinh tế - xã hội", "kinh tế xã hội".
    fn compound(&mut self, start: usize, length: usize, form: CompoundForm) {
        let words = &self.tokens[start..start + length];
        let around = [start.checked_sub(1), Some(start + length)];
        let dashed = around.into_iter().flatten().filter_map(|at| self.tokens.get(at)).any(|token| token.is('-'));
        let spaced = words.iter().skip(1).all(|token| token.gap == Gap::Space);
        let small = words.iter().skip(1).all(|token| token.case == Case::Lower) && words[0].case != Case::Upper;
        let in_name =
            start.checked_sub(1).is_some_and(|before| self.tokens[before].case != Case::Lower && !self.opens(before))
                || words[0].case == Case::Title && !self.opens(start);
        // "kinh tế xã hội chủ nghĩa", "văn hóa xã hội học".
        let other_word = self
            .tokens
            .get(start + length)
            .is_some_and(|next| next.gap == Gap::Space && self.knowledge.word_sets.after_society.contains(next.key));
        if dashed || !spaced || !small || in_name || !form.hyphen && other_word {
            return;
        }
        let mut key = FxHasher::default();
        Topic::Compound.hash(&mut key);
        for token in words.iter().filter(|token| token.is_word()) {
            token.key.hash(&mut key);
        }
        // The two syllables on either side; between them the hyphen or nothing.
        let joint = TextRange::new(words[1].range.end, words[length - 2].range.start);
        self.variants.push(Variant {
            topic: Topic::Compound,
            key: key.finish(),
            form: Form::of(form.hyphen),
            settled: form.only.then_some((Form::Marked, Basis::Usage)),
            only: Some(Form::Marked),
            mixed: false,
            range: words[0].range.cover(words[length - 1].range),
            site: joint,
        });
    }

    fn hash(&mut self, token: &Token, hasher: &mut FxHasher) {
        if token.key == Key::UNKNOWN {
            crate::text::lowercase_into(token.folded.of(self.folded), &mut self.lower);
            self.lower.hash(hasher);
        } else {
            token.key.hash(hasher);
        }
    }

    /// Whether a sentence or a list item may begin here, so that a capital says nothing.
    fn opens(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).map(|before| &self.tokens[before]) else { return true };
        // "5.2 Trung tâm …": nothing but its number stands before.
        if index < 6 && before.is_number() && !self.tokens[..index].iter().any(Token::is_word) {
            return true;
        }
        match before.kind {
            TokenKind::Punctuation('.' | '!' | '?' | ':' | ';' | '…' | '(' | '“' | '"' | '•' | '*' | '+' | '|') => {
                true
            }
            TokenKind::Punctuation('-' | ')' | '/') => index < 4,
            _ => before.gap == Gap::Line && index < 2,
        }
    }

    /// "các Ban quản lý": bodies of a kind.
    fn is_of_kind(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| {
            let token = &self.tokens[before];
            token.case == Case::Lower && self.knowledge.word_sets.kinds.contains(token.key)
        })
    }
}

fn is_stop(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Punctuation(',' | '.' | ';' | ':' | ')'))
}

/// A line in which nearly every word has a capital: a sign, a menu, a heading in capitals.
fn is_title_line(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word());
    let (mut capital, mut all) = (0usize, 0usize);
    for token in words.take(60) {
        all += 1;
        capital += usize::from(token.case != Case::Lower);
    }
    all >= 3 && capital * 5 >= all * 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Paragraph;

    fn sites(text: &str) -> Vec<(Topic, String, Form)> {
        let paragraph = Paragraph::read(text, &Knowledge::builtin());
        let variants = paragraph.facts.variants.iter();
        variants.map(|variant| (variant.topic, variant.site.of(text).to_owned(), variant.form)).collect()
    }

    #[test]
    fn the_words_of_a_name_are_capital_or_small() {
        use Form::{Marked, Plain};
        let of = |word: &str, form| (Topic::Organisation, word.to_owned(), form);
        assert_eq!(
            sites("Đề nghị Ban Quản lý rừng báo cáo Sở Y tế."),
            [
                of("Quản", Marked),
                of("lý", Plain),
                of("rừng", Plain),
                of("báo", Plain),
                of("cáo", Plain),
                of("Y", Marked),
                of("tế", Plain)
            ][..]
        );
    }
}
