//! Phrases with constant capitals: "Chính phủ", "Mặt trận Tổ quốc".

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::law::{Basis, HeadKind, SetPhrase};
use crate::text::{Case, Gap, Token};

use super::super::proper::SURNAMES;
use super::{Form, Reader, Topic, Variant};

impl Reader<'_> {
    /// Phrases whose first word has its capital: where the others differ from what is constant, and of
    /// those that official texts write in two ways, every mention.
    pub(super) fn set_phrases(&mut self) {
        let tokens = self.tokens;
        let mut found: Vec<Variant> = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            if token.case == Case::Title
                && let Some((set, length)) = self.knowledge.name_heads.set_phrases.longest(&tokens[index..])
                && self.is_set(index, length, set)
            {
                self.set_phrase(index, length, set, &mut found);
            }
        }
        if found.is_empty() {
            return;
        }
        // "Thủ tướng Chính Phủ" holds "Chính Phủ".
        found.sort_by_key(|variant| variant.site.start);
        found.dedup_by_key(|variant| variant.site.start);
        // The names of bodies and offices know better; what only compares the text does not.
        let known: FxHashSet<u32> = self
            .variants
            .iter()
            .filter(|other| rivals(other) && other.settled.is_some())
            .map(|other| other.site.start)
            .collect();
        found.retain(|variant| !known.contains(&variant.site.start));
        let sites: FxHashMap<u32, (Topic, bool)> =
            found.iter().map(|variant| (variant.site.start, (variant.topic, is_odd(variant)))).collect();
        self.variants.retain(|other| {
            let site = sites.get(&other.site.start).filter(|_| rivals(other));
            site.is_none_or(|(topic, odd)| !odd && other.topic != *topic)
        });
        self.variants.append(&mut found);
    }

    fn set_phrase(&mut self, start: usize, length: usize, set: SetPhrase, found: &mut Vec<Variant>) {
        let words = &self.tokens[start..start + length];
        let topic = if set.title { Topic::Title } else { Topic::Organisation };
        for (place, word) in words.iter().enumerate().skip(1) {
            let right = Form::of(set.capitals & (1 << place) != 0);
            let form = Form::of(word.case == Case::Title);
            if right == form && !set.mixed {
                continue;
            }
            let mut key = FxHasher::default();
            (topic, "set phrase", place).hash(&mut key);
            for token in words {
                token.key.hash(&mut key);
            }
            found.push(Variant {
                topic,
                key: key.finish(),
                form,
                settled: Some((right, Basis::Usage)),
                only: Some(Form::Marked),
                mixed: set.mixed,
                range: words[0].range.cover(words[length - 1].range),
                site: word.range,
            });
        }
    }

    /// Whether the phrase stands here as such.
    fn is_set(&self, start: usize, length: usize, set: SetPhrase) -> bool {
        let words = &self.tokens[start..start + length];
        let plain = words
            .iter()
            .skip(1)
            .all(|word| word.is_word() && word.gap == Gap::Space && matches!(word.case, Case::Lower | Case::Title));
        // "Giáo dục và đào tạo là quốc sách": only the sentence gives it a capital. "Các Bí thư tỉnh ủy".
        let small = words.iter().skip(1).all(|word| word.case == Case::Lower);
        if !plain || small && set.capitals > 1 && (self.opens(start) || self.is_of_kind(start)) {
            return false;
        }
        // "Bộ trưởng bộ đó", "Bộ trưởng bộ quản lý ngành".
        let of_any = |next: &Token| self.knowledge.word_sets.of_any.contains(next.key);
        if words[length - 1].case == Case::Lower && self.tokens.get(start + length).is_some_and(of_any) {
            return false;
        }
        // "Luật Khoa học và công nghệ": laws have a rule of their own.
        if start.checked_sub(1).is_some_and(|before| self.tokens[before].key == self.knowledge.words.luat) {
            return false;
        }
        // "Bí thư tỉnh ủy, thành ủy": of every place.
        let listed = small
            && self.tokens.get(start + length).is_some_and(|comma| comma.is(','))
            && self.tokens.get(start + length + 1).is_some_and(|next| next.case == Case::Lower)
            && self.head(start + length + 1) == Some(HeadKind::Committee);
        if listed {
            return false;
        }
        // "Lê Công An", "báo Công An Nhân Dân": two syllables may be a part of another name.
        let before = start.checked_sub(1).filter(|_| words[0].gap == Gap::Space);
        let named = before.is_some_and(|before| {
            let token = &self.tokens[before];
            token.is_word() && token.case != Case::Lower && !self.opens_name(before)
        });
        let goes_on = self.tokens.get(start + length).is_some_and(|next| {
            next.is_word()
                && next.gap == Gap::Space
                && next.case != Case::Lower
                && !SURNAMES.contains(&next.folded.of(self.folded))
        });
        length > 2 || !named && !goes_on
    }
}

/// Whether the variant is about the capital of a word in a name.
fn rivals(variant: &Variant) -> bool {
    matches!(variant.topic, Topic::Organisation | Topic::Title | Topic::Name)
}

fn is_odd(variant: &Variant) -> bool {
    variant.settled.is_some_and(|(right, _)| right != variant.form)
}
