//! Syllables as keyboards without an input method write them: "nuoc", "duoc".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tone::without_marks;
use super::{Style, Syllable, Tone, all};

/// Whether a word in small plain letters is a syllable without its marks.
#[must_use]
pub fn is_unmarked(word: &str) -> bool {
    static UNMARKED: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        let spelled = all().filter(has_least_tone).map(|syllable| syllable.spell(Style::Old));
        spelled.map(|word| word.chars().map(without_marks).collect()).collect()
    });
    word.len() <= "nghieng".len() && UNMARKED.contains(word)
}

/// Whether no tone comes before this one: none, or that of a sharp syllable before a stop. Without
/// its mark a syllable is the same in every tone.
fn has_least_tone(syllable: &Syllable) -> bool {
    match syllable.tone {
        Tone::Ngang => true,
        Tone::Sac => !syllable.rhyme.bears(Tone::Ngang),
        Tone::Huyen | Tone::Hoi | Tone::Nga | Tone::Nang => false,
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
        let letters =
            all().flat_map(|syllable| syllable.spell(Style::Old).chars().map(without_marks).collect::<Vec<_>>());
        assert!(letters.into_iter().all(|letter| letter.is_ascii_lowercase()));
        for word in ["and", "was", "committee", "nước", "", "bonjour", "straße"] {
            assert!(!is_unmarked(word), "{word}");
        }
    }
}
