//! Syllables as keyboards without an input method write them: "nuoc", "duoc".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Style, all, without_tone};

/// Whether a word in small plain letters is a syllable without its marks.
#[must_use]
pub fn is_unmarked(word: &str) -> bool {
    static UNMARKED: LazyLock<FxHashSet<String>> =
        LazyLock::new(|| all().map(|syllable| syllable.spell(Style::Old).chars().map(plain).collect()).collect());
    word.len() <= "nghieng".len() && UNMARKED.contains(word)
}

/// A small letter without its tone and mark.
fn plain(letter: char) -> char {
    match without_tone(letter).0 {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        'đ' => 'd',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_known_without_their_marks() {
        for word in ["nuoc", "duoc", "viet", "nghieng", "dong", "a", "ly", "quyet"] {
            assert!(is_unmarked(word), "{word}");
        }
        let letters = all().flat_map(|syllable| syllable.spell(Style::Old).chars().map(plain).collect::<Vec<_>>());
        assert!(letters.into_iter().all(|letter| letter.is_ascii_lowercase()));
        for word in ["and", "was", "committee", "nước", "", "bonjour", "straße"] {
            assert!(!is_unmarked(word), "{word}");
        }
    }
}
