//! Capitals within the names of bodies and offices.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::law::{Basis, HeadKind, NameHead, capitals_of};
use crate::text::{Case, Gap, Key};

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
        if !organisation && (self.ends_person(start) || self.is_other_office(start + length)) {
            return;
        }
        let opens = self.opens(start);
        let end = self.end_of_name(start, length);
        let words = &self.tokens[start..end];
        let small = words.iter().skip(1).all(|token| token.case == Case::Lower);
        if organisation && !opens {
            self.head_itself(start, length, head);
        }
        let official = if organisation { self.official(start) } else { None };
        // "Sở tài chính" opening a line is no body of a kind, "Ban chỉ đạo" may be.
        let surely = head.basis.is_none() && official.is_some_and(|(capitals, _)| capitals > 1);
        if organisation && small && (opens && !surely || self.is_of_kind(start)) {
            return;
        }
        // "Vụ việc làm ông An bị thương", "Vụ đầu tư sân gôn": an affair rather than a department.
        let affair = opens && words[0].key == self.knowledge.words.vu;
        if affair && words.get(length).is_some_and(|next| next.case == Case::Lower) {
            return;
        }
        let function = self.function_of(head, start + length);
        // "Trung tâm tư vấn pháp luật" of any body; the one of a place has that place behind it.
        // So are "21 Hiệp hội doanh nghiệp".
        let counted = !opens && start.checked_sub(1).is_some_and(|before| self.tokens[before].is_number());
        let function =
            function.filter(|function| !counted && (!head.function_named || self.is_placed(start + length + function)));
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
            // "Phó Thủ tướng Chính phủ", "Tổng Kiểm toán nhà nước": the body has a name of its own. "Giám đốc
            // công ty" speaks of any company.
            let body = start + place;
            if !organisation
                && place >= length
                && (self.knowledge.issuer_names.longest(&self.tokens[body..]).is_some()
                    || inner == Some(HeadKind::Organisation) && !self.is_placed(body + 1))
            {
                break;
            }
            let mut last = place;
            let mut only = None;
            let settled = if let Some((capitals, count)) = official.filter(|(_, count)| place < *count) {
                last = count - 1;
                (place + count).hash(&mut key);
                Some((Form::of(capitals & (1 << place) != 0), Basis::Usage))
            } else if place < length {
                last = length - 1;
                let right = Form::of(head.capitals & (1 << place) != 0);
                only = Some(right);
                // Of bodies of a kind too the capital is no slip.
                let kept = right == Form::Marked && token.case == Case::Title;
                basis.or(head.basis.filter(|_| kept)).map(|basis| (right, basis))
            } else if let Some(function) = function.filter(|_| place == length) {
                last = place + function - 1;
                function.hash(&mut key);
                Some((Form::Marked, Basis::Decree))
            } else if place > length + COMPARED {
                break;
            } else {
                // Behind the head the function begins, and with a capital.
                only = (place == length).then_some(Form::Marked);
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
                only: if organisation { only } else { Some(Form::Marked) },
                mixed: false,
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
        let Some(before) = start.checked_sub(1).map(|before| &self.tokens[before]) else { return };
        // "quốc phòng", "cán bộ", "trụ sở": a single syllable may end another word.
        let stands_alone = before.is(',')
            || before.case == Case::Lower
                && (words.before_name.contains(before.key)
                    || length > 1 && before.is_word() && !words.before_kind.contains(before.key));
        if stands_alone {
            self.small_official(start);
            if words.before_name.contains(before.key) {
                self.head_itself(start, length, head);
            }
        }
        let function = self.function_of(head, start + length);
        // The word that has the capital: "phòng Nội vụ", "ban Quản lý".
        let (capital, end) = match function {
            Some(function) => (start + length, start + length + function),
            None if length > 1 && head.capitals & 0b10 != 0 => (start + 1, start + length),
            None => return,
        };
        if !stands_alone || !self.is_proper(capital) || head.named && !self.is_proper(start + length) {
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
            only: None,
            mixed: false,
            range: self.tokens[start].range.cover(self.tokens[end - 1].range),
            site: self.tokens[start].range,
        });
    }

    /// "Công an huyện" or "công an huyện": the capital of the head itself, where only the kind of place
    /// follows and no table decides.
    fn head_itself(&mut self, start: usize, length: usize, head: &NameHead) {
        let words = &self.tokens[start..start + length];
        let place = self.tokens.get(start + length).filter(|place| {
            place.gap == Gap::Space && place.case == Case::Lower && self.knowledge.word_sets.places.contains(place.key)
        });
        let Some(place) = place.filter(|_| length > 1 && head.basis.is_none()) else { return };
        let mut key = FxHasher::default();
        (Topic::Organisation, "head").hash(&mut key);
        for token in words.iter().chain([place]) {
            token.key.hash(&mut key);
        }
        self.variants.push(Variant {
            topic: Topic::Organisation,
            key: key.finish(),
            form: Form::of(words[0].case == Case::Title),
            settled: None,
            only: Some(Form::Marked),
            mixed: false,
            range: words[0].range.cover(place.range),
            site: words[0].range,
        });
    }

    /// "bộ công an": the official name of a ministry all in small letters.
    fn small_official(&mut self, start: usize) {
        let Some((capitals, count)) = self.official(start) else { return };
        let words = &self.tokens[start..start + count];
        let small = words.iter().enumerate().all(|(place, word)| {
            word.case == Case::Lower && (place == 0 || word.gap == Gap::Space) && word.key != Key::UNKNOWN
        });
        // "bộ quốc phòng Nga" is not ours.
        let ministry = words[0].key == self.knowledge.words.bo && capitals & 0b10 != 0;
        if !small || !ministry || self.is_proper(start + count) {
            return;
        }
        for (place, word) in words.iter().enumerate().take(16).filter(|(place, _)| capitals & (1 << place) != 0) {
            let mut key = FxHasher::default();
            (Topic::Organisation, "small name", place).hash(&mut key);
            for token in words {
                token.key.hash(&mut key);
            }
            self.variants.push(Variant {
                topic: Topic::Organisation,
                key: key.finish(),
                form: Form::Plain,
                settled: Some((Form::Marked, Basis::Usage)),
                only: None,
                mixed: false,
                range: words[0].range.cover(words[count - 1].range),
                site: word.range,
            });
        }
    }

    /// Whether a name of its own goes on at the token: "rừng phòng hộ Mường Nhé", "tỉnh Sơn La".
    fn is_named(&self, start: usize) -> bool {
        let words = &self.knowledge.word_sets;
        let name = self.tokens[start..].iter().take(LONGEST + 1).take_while(|token| {
            let ends =
                token.case == Case::Lower && words.after_head.contains(token.key) && !words.places.contains(token.key);
            token.gap == Gap::Space && token.is_word() && !ends
        });
        // An abbreviation further on may belong to the sentence.
        name.enumerate().any(|(index, token)| token.case == Case::Title || index == 0 && token.case != Case::Lower)
    }

    /// "Phạm Minh Chính Ủy viên …": the head is the last word of a person's name.
    fn ends_person(&self, start: usize) -> bool {
        start >= 2 && [start - 2, start - 1].iter().all(|before| self.is_proper(*before)) && self.is_proper(start)
    }

    /// "Phó Thủ Tướng cơ quan": another office was meant, "Thủ trưởng", and no capital puts it right.
    fn is_other_office(&self, end: usize) -> bool {
        let words = &self.knowledge.words;
        matches!(&self.tokens[end - 1..], [last, co, quan, ..]
            if last.key == words.tuong && co.key == words.co_so && quan.key == words.quan_body)
    }

    fn is_proper(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.gap == Gap::Space && token.case == Case::Title)
    }

    /// How many words the phrase for a function has that starts here, behind the head.
    fn function_of(&self, head: &NameHead, start: usize) -> Option<usize> {
        let rest = self.tokens.get(start..)?;
        if !head.takes_function || rest.first()?.gap != Gap::Space {
            return None;
        }
        self.knowledge.name_heads.functions.longest(rest).map(|(_, length)| length)
    }

    /// Whether what goes on at the token tells which one is meant: a kind of place or a name of its own.
    fn is_placed(&self, start: usize) -> bool {
        let places = &self.knowledge.word_sets.places;
        let next = self.tokens.get(start);
        next.is_some_and(|next| next.gap == Gap::Space && places.contains(next.key)) || self.is_named(start)
    }

    /// What kind of name the token opens.
    pub(super) fn head(&self, index: usize) -> Option<HeadKind> {
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
    fn official(&self, start: usize) -> Option<(u16, usize)> {
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
