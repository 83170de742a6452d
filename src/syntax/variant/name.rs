//! Capitals within the names of bodies and offices.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::law::{Basis, HeadKind, NameHead, capitals_of};
use crate::text::{Case, Gap};

use super::{Form, Reader, Topic, Variant};

/// How many words of a name are read.
const LONGEST: usize = 7;
/// How many words behind the head are compared where no table has the name; further on a sentence
/// may have begun: "Công an tỉnh tổ chức Hội nghị".
const COMPARED: usize = 2;

impl Reader<'_> {
    /// The words of a name behind its head, each as capital or small.
    pub(super) fn name(&mut self, start: usize, length: usize, head: &NameHead) {
        let organisation = head.kind == HeadKind::Organisation;
        if !organisation && self.ends_person(start) {
            return;
        }
        let opens = self.opens(start);
        let end = self.end_of_name(start, length);
        let words = &self.tokens[start..end];
        let small = words.iter().skip(1).all(|token| token.case == Case::Lower);
        if organisation && small && (opens || self.is_of_kind(start)) {
            return;
        }
        let official = if organisation { self.official(start) } else { None };
        let function = head.takes_function.then(|| self.function(start + length)).flatten();
        let basis = head.basis.filter(|_| !head.named || self.is_named(start + length));
        let topic = if organisation { Topic::Organisation } else { Topic::Title };
        let mut hasher = FxHasher::default();
        topic.hash(&mut hasher);
        for (place, token) in words.iter().enumerate() {
            self.hash(token, &mut hasher);
            // "Công an Thành phố" may be the one of this city, "Công an thành phố Huế" is another.
            let place_word = self.knowledge.word_sets.places.contains(token.key);
            if place == 0 || place_word || token.key == self.knowledge.words.va {
                continue;
            }
            let mut key = hasher.clone();
            let inner = (place >= length).then(|| self.head(start + place)).flatten();
            // "Giám đốc công ty …" opening a sentence speaks of any company.
            if opens && small && inner == Some(HeadKind::Organisation) {
                break;
            }
            // "Phó Thủ tướng Chính phủ": the body has a name of its own.
            if !organisation && place >= length && self.official(start + place).is_some() {
                break;
            }
            let mut last = place;
            let settled = if let Some((capitals, count)) = official.filter(|(_, count)| place < *count) {
                last = count - 1;
                (place + count).hash(&mut key);
                Some((Form::of(capitals & (1 << place) != 0), Basis::Usage))
            } else if place < length {
                last = length - 1;
                basis.map(|basis| (Form::of(head.capitals & (1 << place) != 0), basis))
            } else if let Some(function) = function.filter(|_| place == length) {
                last = place + function - 1;
                function.hash(&mut key);
                Some((Form::Marked, Basis::Decree))
            } else if place > length + COMPARED {
                break;
            } else {
                match words.get(place + 1) {
                    Some(next) => {
                        last = place + 1;
                        self.hash(next, &mut key);
                    }
                    None => 0u8.hash(&mut key),
                }
                None
            };
            self.variants.push(Variant {
                topic,
                key: key.finish(),
                form: Form::of(token.case == Case::Title),
                settled,
                range: words[0].range.cover(words[last.min(words.len() - 1)].range),
                site: token.range,
            });
            // The name within the name is read on its own.
            if token.case == Case::Title && inner.is_some() {
                break;
            }
        }
    }

    /// "phòng Nội vụ", "ban Quản lý": only the word for the kind of body lacks its capital.
    pub(super) fn small_head(&mut self, start: usize, length: usize, head: &NameHead) {
        let words = &self.knowledge.word_sets;
        let before = start.checked_sub(1).map(|before| &self.tokens[before]);
        let stands_alone = before.is_some_and(|before| {
            before.is(',') || before.case == Case::Lower && words.before_name.contains(before.key)
        });
        let Some(second) = self.tokens.get(start + 1).filter(|second| second.gap == Gap::Space) else { return };
        let function = head.takes_function.then(|| self.function(start + length)).flatten();
        let end = match function {
            Some(function) => start + length + function,
            None if length > 1 && head.capitals & 0b10 != 0 => start + length,
            None => return,
        };
        if !stands_alone || second.case != Case::Title || head.named && !self.is_proper(start + length) {
            return;
        }
        let mut key = FxHasher::default();
        (Topic::Organisation, "small head").hash(&mut key);
        for token in &self.tokens[start..end] {
            token.key.hash(&mut key);
        }
        self.variants.push(Variant {
            topic: Topic::Organisation,
            key: key.finish(),
            form: Form::Plain,
            settled: Some((Form::Marked, Basis::Decree)),
            range: self.tokens[start].range.cover(self.tokens[end - 1].range),
            site: self.tokens[start].range,
        });
    }

    /// Whether a name of its own goes on at the token: "rừng phòng hộ Mường Nhé", "tỉnh Sơn La".
    fn is_named(&self, start: usize) -> bool {
        let words = &self.knowledge.word_sets;
        let name = self.tokens[start..].iter().take(LONGEST + 1).take_while(|token| {
            let ends = words.after_head.contains(token.key) && !words.places.contains(token.key);
            token.gap == Gap::Space && token.is_word() && !ends
        });
        // An abbreviation further on may belong to the sentence.
        name.enumerate().any(|(index, token)| token.case == Case::Title || index == 0 && token.case != Case::Lower)
    }

    /// "Phạm Minh Chính Ủy viên …": the head is the last word of a person's name.
    fn ends_person(&self, start: usize) -> bool {
        start >= 2 && [start - 2, start - 1].iter().all(|before| self.is_proper(*before)) && self.is_proper(start)
    }

    fn is_proper(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.gap == Gap::Space && token.case == Case::Title)
    }

    /// How many words the phrase for a function has that starts here.
    fn function(&self, start: usize) -> Option<usize> {
        let rest = self.tokens.get(start..)?;
        if rest.first()?.gap != Gap::Space {
            return None;
        }
        self.knowledge.name_heads.functions.longest(rest).map(|(_, length)| length)
    }

    /// What kind of name the token opens.
    fn head(&self, index: usize) -> Option<HeadKind> {
        let (head, _) = self.knowledge.name_heads.phrases.longest(&self.tokens[index..])?;
        self.knowledge.name_heads.rows.get(usize::from(head)).map(|head| head.kind)
    }

    /// One past the last word of the name that starts at `start` with a head of `length` words.
    fn end_of_name(&self, start: usize, length: usize) -> usize {
        let mut end = start + length;
        while let Some(token) = self.tokens.get(end) {
            let goes_on = token.is_word()
                && token.gap == Gap::Space
                && matches!(token.case, Case::Lower | Case::Title)
                && !(token.case == Case::Lower && self.knowledge.word_sets.after_head.contains(token.key))
                && end - start < LONGEST;
            if !goes_on {
                break;
            }
            end += 1;
        }
        end
    }

    /// The capitals and the number of words of the official name that starts here, if one does.
    fn official(&self, start: usize) -> Option<(u8, usize)> {
        let (id, length) = self.knowledge.issuer_names.longest(&self.tokens[start..])?;
        let issuer = self.knowledge.issuers.rows.get(usize::from(id.0))?;
        let words = &self.tokens[start..start + length];
        // An alias has other words; a comma or hyphen inside would shift the count.
        let same = issuer.name.split(' ').count() == length
            && words
                .iter()
                .zip(issuer.name.split(' '))
                .all(|(token, word)| token.is_word() && same_letters(token.folded.of(self.folded), word));
        let disputed = || issuer.aliases.iter().any(|alias| same_letters(alias, &issuer.name));
        (same && !disputed()).then(|| (capitals_of(&issuer.name).0, length))
    }
}

/// Whether two words differ at most in capitals.
fn same_letters(one: &str, other: &str) -> bool {
    one == other || one.len() == other.len() && one.to_lowercase() == other.to_lowercase()
}
