//! Capitals inside names that no table knows, and of terms that are no names.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashSet, FxHasher};

use crate::law::{Basis, HeadKind, NameHead};
use crate::text::{Case, Gap, Token};

use super::super::proper::SURNAMES;
use super::{Form, Reader, Topic, Variant};

/// How far apart the capitals around a word may stand.
const WIDEST: usize = 5;
/// How many syllables the name of a person has from here on: places have two.
const PERSON: std::ops::RangeInclusive<usize> = 3..=4;

/// How many more words of a name are shown behind its last capital that is compared.
const LONGEST_TAIL: usize = 3;
/// The second syllable of "Nguyên đán".
const HOLIDAY: &str = "đán";
impl Reader<'_> {
    /// "Cảng quốc tế Long An", "Cảng Quốc tế Long An": a word between two capitals, as capital or small.
    /// What the words mean is not asked; between the same capitals they should be written alike.
    pub(super) fn inner_words(&mut self) {
        let taken: FxHashSet<u32> = self.variants.iter().map(|variant| variant.site.start).collect();
        // A capital that opens a sentence, is a number ("Chi bộ I") or a plural ("Các Tiểu vương quốc")
        // opens no name; laws have a rule of their own.
        let named = |index: usize, token: &Token| {
            let plural = self.knowledge.word_sets.kinds.contains(token.key);
            token.len() > 1 && token.key != self.knowledge.words.luat && !plural && !self.opens(index)
        };
        let titles = self.tokens.iter().enumerate().filter(|(_, token)| token.case == Case::Title);
        let capitals: Vec<(usize, bool)> = titles.map(|(index, token)| (index, named(index, token))).collect();
        for around in capitals.windows(2) {
            let &[(left, true), (right, _)] = around else { continue };
            if (2..=WIDEST).contains(&(right - left)) {
                for place in left + 1..right {
                    self.inner_word(left, place, right, &taken);
                }
            }
        }
        for around in capitals.windows(3) {
            let &[(left, true), (place, _), (right, _)] = around else { continue };
            self.inner_word(left, place, right, &taken);
        }
    }

    fn inner_word(&mut self, left: usize, place: usize, right: usize, taken: &FxHashSet<u32>) {
        let words = &self.knowledge.word_sets;
        let run = &self.tokens[left..=right];
        let token = &self.tokens[place];
        let joined = right - left <= WIDEST
            && right - left > 1
            && run.iter().skip(1).all(|word| word.is_word() && word.gap == Gap::Space)
            && run.iter().all(|word| matches!(word.case, Case::Lower | Case::Title));
        // "Chính phủ và Nhân dân Việt Nam" are two names; places have their own rule.
        let other = words.places.contains(token.key)
            || words.after_head.contains(token.key)
            || self.tokens[left + 1..=place].iter().any(|word| word.key == self.knowledge.words.va);
        // Bodies and offices are read by their tables, holidays by their rule.
        let known = || {
            [left, place].into_iter().any(|index| self.opens_name(index))
                || self.knowledge.issuer_names.longest(&self.tokens[left..]).is_some()
                || HOLIDAY == token.folded.of(self.folded).to_lowercase()
        };
        if !joined || other || taken.contains(&token.range.start) || known() {
            return;
        }
        // "Phật giáo Việt Nam", "Bà mẹ Việt Nam": the second syllable of a word needs no capital, that of a
        // person does.
        let syllable = right - left == 2 && !SURNAMES.contains(&run[0].folded.of(self.folded));
        let end = self.tokens[right..]
            .iter()
            .skip(1)
            .take(LONGEST_TAIL)
            .take_while(|word| word.gap == Gap::Space && word.case == Case::Title)
            .count();
        let mut key = FxHasher::default();
        (Topic::Name, place - left).hash(&mut key);
        for word in run {
            self.hash(word, &mut key);
        }
        self.variants.push(Variant {
            topic: Topic::Name,
            key: key.finish(),
            form: Form::of(token.case == Case::Title),
            settled: None,
            only: syllable.then_some(Form::Plain),
            mixed: false,
            range: run[0].range.cover(self.tokens[right + end].range),
            site: token.range,
        });
    }

    /// Whether the name of a body or an office begins at the token.
    pub(super) fn opens_name(&self, index: usize) -> bool {
        let found = self.knowledge.name_heads.phrases.longest(&self.tokens[index..]);
        let head = found.and_then(|(head, _)| self.knowledge.name_heads.rows.get(usize::from(head)));
        head.is_some_and(|head| matches!(head.kind, HeadKind::Organisation | HeadKind::Title | HeadKind::Committee))
    }

    /// "quản lý Nhà nước" among "quản lý nhà nước": the second noun of a term.
    pub(super) fn common(&mut self, start: usize, length: usize) {
        let words = &self.tokens[start..start + length];
        let Some([site, _]) = words.last_chunk::<2>() else { return };
        let goes_on =
            self.tokens.get(start + length).is_some_and(|next| next.gap == Gap::Space && next.case != Case::Lower);
        let spaced = words.iter().skip(1).all(|word| word.gap == Gap::Space);
        let rest_small =
            words.iter().enumerate().skip(1).all(|(place, word)| place + 2 == length || word.case == Case::Lower);
        let first_small = words[0].case == Case::Lower || words[0].case == Case::Title && self.opens(start);
        if goes_on || !spaced || !rest_small || !first_small || site.case == Case::Upper {
            return;
        }
        self.push_first(Topic::Common, words, site, Form::Plain);
    }

    /// "tỉnh ủy" among "Tỉnh ủy": committees of the Party, whose name is their kind.
    pub(super) fn committee(&mut self, start: usize, length: usize) {
        let words = &self.tokens[start..start + length];
        // "huyện ủy viên", "các huyện ủy", "tỉnh ủy, thành ủy trực thuộc".
        let of_kind = self.opens(start)
            || self.tokens.get(start + length).is_some_and(|next| {
                next.is(',') || next.is('/') || next.gap == Gap::Space && next.key == self.knowledge.words.vien
            })
            || start
                .checked_sub(1)
                .map(|before| &self.tokens[before])
                .is_none_or(|before| !before.is_word() || self.knowledge.word_sets.before_kind.contains(before.key));
        if of_kind || words.iter().any(|word| !matches!(word.case, Case::Lower | Case::Title)) {
            return;
        }
        if words[1].case == Case::Lower {
            self.push_first(Topic::Organisation, words, &words[0], Form::Marked);
        }
    }

    fn push_first(&mut self, topic: Topic, words: &[Token], site: &Token, only: Form) {
        let mut key = FxHasher::default();
        (topic, "as a whole").hash(&mut key);
        for word in words {
            word.key.hash(&mut key);
        }
        self.variants.push(Variant {
            topic,
            key: key.finish(),
            form: Form::of(site.case == Case::Title),
            settled: None,
            only: Some(only),
            mixed: false,
            range: words[0].range.cover(words[words.len() - 1].range),
            site: site.range,
        });
    }

    /// "đại tá Lê Văn An": an office right before the name of a person.
    pub(super) fn small_title(&mut self, start: usize, length: usize, head: &NameHead) {
        let name = self.tokens[start + length..].iter().take_while(|word| {
            word.gap == Gap::Space
                && word.case == Case::Title
                && crate::orthography::read(&self.lower_of(word)).is_some()
        });
        let person = PERSON.contains(&name.count()) && !self.opens_name(start + length);
        if !head.named || !person {
            return;
        }
        // "phó tổng giám đốc Lê Văn An"; "Tổng cục trưởng", "Ban bí thư" have their capital before.
        let words = &self.knowledge.words;
        let before = |index: usize| index.checked_sub(1).map(|before| &self.tokens[before]);
        let mut first = start;
        while self.tokens[first].gap == Gap::Space
            && before(first).is_some_and(|deputy| {
                deputy.case == Case::Lower && (deputy.key == words.pho_deputy || deputy.key == words.tong)
            })
        {
            first -= 1;
        }
        let capital = before(first).is_some_and(|before| before.is_word() && before.case != Case::Lower);
        if capital && (!self.opens(first - 1) || self.opens_name(first - 1)) {
            return;
        }
        for site in first..=start {
            // "Tổng giám đốc" is one word.
            if site > first && self.tokens[site - 1].key == words.tong {
                continue;
            }
            let mut key = FxHasher::default();
            (Topic::Title, "person", site - first).hash(&mut key);
            for word in &self.tokens[first..start + length] {
                word.key.hash(&mut key);
            }
            self.variants.push(Variant {
                topic: Topic::Title,
                key: key.finish(),
                form: Form::Plain,
                settled: Some((Form::Marked, Basis::Decree)),
                only: None,
                mixed: false,
                range: self.tokens[first].range.cover(self.tokens[start + length - 1].range),
                site: self.tokens[site].range,
            });
        }
    }

    fn lower_of(&self, token: &Token) -> String {
        token.folded.of(self.folded).to_lowercase()
    }
}
