//! Syllables as keyboards without an input method write them: "nuoc", "duoc".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Style, all};

/// Whether a word in small plain letters is a syllable without its marks.
#[must_use]
pub fn is_unmarked(word: &str) -> bool {
    static UNMARKED: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        let plain = |spelled: String| spelled.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>();
        all().map(|syllable| plain(syllable.spell(Style::Old)).replace('đ', "d")).collect()
    });
    word.len() <= "nghieng".len() && UNMARKED.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_known_without_their_marks() {
        for word in ["nuoc", "duoc", "viet", "nghieng", "dong", "a", "ly", "quyet"] {
            assert!(is_unmarked(word), "{word}");
        }
        for word in ["and", "was", "committee", "nước", "", "bonjour", "straße"] {
            assert!(!is_unmarked(word), "{word}");
        }
    }
}
