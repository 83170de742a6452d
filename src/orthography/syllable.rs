//! Reading and writing one syllable.

use super::inventory::{After, INVENTORY, Rhyme};
use super::tone::{Tone, with_tone, without_tone};

/// Where the tone mark goes in an open syllable in oa, oe, uy. Both are in use in official texts,
/// and no rule demands one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// On the medial: hòa, khỏe, thủy.
    Old,
    /// On the nucleus: hoà, khoẻ, thuỷ.
    New,
}

/// How the tone mark of a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Where both styles have it, or there is none.
    Plain,
    /// Where this style has it and the other has not.
    Styled(Style),
    /// On a letter where no style has it: cuả, qúy.
    Misplaced,
}

/// A syllable of the inventory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Syllable {
    pub(super) onset: &'static str,
    pub(super) rhyme: &'static Rhyme,
    /// i is written y: lý, yêu.
    pub(super) y: bool,
    pub(super) tone: Tone,
    pub(super) rare: bool,
}

/// What a word was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub syllable: Syllable,
    pub mark: Mark,
}

/// Reads a word in small letters and NFC.
///
/// `None` when it is no Vietnamese syllable; a syllable with its tone mark on the wrong letter is
/// read and said to be [`Mark::Misplaced`].
#[must_use]
pub fn read(word: &str) -> Option<Reading> {
    // The longest is "nghiêng".
    if word.len() > 16 {
        return None;
    }
    let mut base = String::with_capacity(16);
    let mut mark = None;
    for (index, letter) in word.chars().enumerate() {
        let (plain, tone) = without_tone(letter);
        base.push(plain);
        if tone != Tone::Ngang && mark.replace((index, tone)).is_some() {
            return None;
        }
    }
    let tone = mark.map_or(Tone::Ngang, |(_, tone)| tone);
    let syllable = INVENTORY.find(&base, tone)?;
    let mark = match mark {
        None => Mark::Plain,
        Some((index, _)) => {
            let (old, new) = (syllable.mark_index(Style::Old), syllable.mark_index(Style::New));
            match (index == old, index == new) {
                (true, true) => Mark::Plain,
                (true, false) => Mark::Styled(Style::Old),
                (false, true) => Mark::Styled(Style::New),
                (false, false) => Mark::Misplaced,
            }
        }
    };
    Some(Reading { syllable, mark })
}

impl Syllable {
    /// The onset as written; "" if there is none, "qu" and "gi" with their vowel letter.
    #[must_use]
    pub fn onset(&self) -> &'static str {
        self.onset
    }

    /// The medial o or u; behind "qu" it is part of the onset.
    #[must_use]
    pub fn medial(&self) -> &'static str {
        self.rhyme.medial
    }

    /// The vowel or diphthong, without tone mark and with i even where y is written.
    #[must_use]
    pub fn nucleus(&self) -> &'static str {
        self.rhyme.nucleus
    }

    #[must_use]
    pub fn coda(&self) -> &'static str {
        self.rhyme.coda
    }

    #[must_use]
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// Whether only loans, names, dialect and sound words have it.
    #[must_use]
    pub fn is_rare(&self) -> bool {
        self.rare
    }

    /// The same syllable in another tone, if its coda allows that.
    #[must_use]
    pub fn in_tone(&self, tone: Tone) -> Option<Self> {
        INVENTORY.find(&self.letters(), tone)
    }

    /// Whether the two styles write it differently.
    #[must_use]
    pub fn is_styled(&self) -> bool {
        self.tone != Tone::Ngang && self.mark_index(Style::Old) != self.mark_index(Style::New)
    }

    /// The syllable as written, in small letters.
    #[must_use]
    pub fn spell(&self, style: Style) -> String {
        let place = self.mark_index(style);
        let letters = self.letters();
        letters.chars().enumerate().map(|(index, c)| if index == place { with_tone(c, self.tone) } else { c }).collect()
    }

    /// As written, without the tone mark.
    fn letters(&self) -> String {
        let onset = if self.rhyme.after == After::Gi { "g" } else { self.onset };
        let mut letters = String::with_capacity(onset.len() + self.rhyme.text.len());
        letters.push_str(onset);
        match self.rhyme.text.strip_prefix('i').filter(|_| self.y) {
            Some(rest) => {
                letters.push('y');
                letters.push_str(rest);
            }
            None => letters.push_str(self.rhyme.text),
        }
        letters
    }

    /// The index of the letter that bears the mark, counted in letters.
    ///
    /// It is a letter of the nucleus: the second of two if it is ê, ô, ơ or a coda follows (iê, uô,
    /// ươ, oo), else the first (ia, ua, ưa). In the old style an open medial takes it from a, e, y.
    fn mark_index(&self, style: Style) -> usize {
        let onset = if self.rhyme.after == After::Gi { 1 } else { self.onset.chars().count() };
        let medial = self.rhyme.medial.chars().count();
        let mut nucleus = self.rhyme.nucleus.chars();
        let (first, second) = (nucleus.next(), nucleus.next());
        let open = self.rhyme.coda.is_empty();
        match second {
            Some(second) => onset + medial + usize::from(!open || matches!(second, 'ê' | 'ô' | 'ơ')),
            None if medial > 0 && open && style == Style::Old && matches!(first, Some('a' | 'e' | 'y')) => onset,
            None => onset + medial,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::all;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_syllable_falls_into_its_parts() {
        let parts = |word: &str| {
            let syllable = read(word).map(|reading| reading.syllable)?;
            Some((syllable.onset(), syllable.medial(), syllable.nucleus(), syllable.coda(), syllable.tone()))
        };
        assert_eq!(parts("nghiêng"), Some(("ngh", "", "iê", "ng", Tone::Ngang)));
        assert_eq!(parts("huỳnh"), Some(("h", "u", "y", "nh", Tone::Huyen)));
        assert_eq!(parts("quyết"), Some(("qu", "", "yê", "t", Tone::Sac)));
        assert_eq!(parts("giếng"), Some(("gi", "", "iê", "ng", Tone::Sac)));
        assert_eq!(parts("gì"), Some(("gi", "", "i", "", Tone::Huyen)));
        assert_eq!(parts("già"), Some(("gi", "", "a", "", Tone::Huyen)));
        assert_eq!(parts("yếu"), Some(("", "", "iê", "u", Tone::Sac)));
        assert_eq!(parts("khuỷu"), Some(("kh", "u", "y", "u", Tone::Hoi)));
        assert_eq!(parts("ỷ"), Some(("", "", "i", "", Tone::Hoi)));
    }

    #[test]
    fn the_spelling_rules_hold() {
        for word in ["nghành", "ngiêm", "cêt", "kac", "quôt", "iêu", "gê", "các̣", "cac", "hocj", "tess", "đđ", ""]
        {
            assert_eq!(read(word).filter(|reading| !reading.syllable.is_rare()), None, "{word}");
        }
        for word in ["kạn", "kon", "poóc", "xoong"] {
            assert_eq!(read(word).map(|reading| reading.syllable.is_rare()), Some(true), "{word}");
        }
    }

    #[test]
    fn both_styles_are_read_and_slips_of_the_mark_told_from_them() {
        let mark = |word: &str| read(word).map(|reading| reading.mark);
        for (old, new) in [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("ủy", "uỷ")] {
            assert_eq!(mark(old), Some(Mark::Styled(Style::Old)), "{old}");
            assert_eq!(mark(new), Some(Mark::Styled(Style::New)), "{new}");
            let spelled = read(old).map(|reading| reading.syllable.spell(Style::New));
            assert_eq!(spelled.as_deref(), Some(new));
        }
        for word in ["quý", "hoàn", "thuế", "của", "người", "quả", "khuya", "loài", "chứa", "moóc"] {
            assert_eq!(mark(word), Some(Mark::Plain), "{word}");
        }
        for word in ["qúy", "hòan", "cuả", "ngừơi", "lòai", "chưá"] {
            assert_eq!(mark(word), Some(Mark::Misplaced), "{word}");
        }
    }

    #[test]
    fn a_tone_can_be_exchanged() {
        let in_tone = |word: &str, tone| read(word)?.syllable.in_tone(tone).map(|syllable| syllable.spell(Style::Old));
        assert_eq!(in_tone("quyển", Tone::Huyen).as_deref(), Some("quyền"));
        assert_eq!(in_tone("các", Tone::Huyen), None);
    }

    #[test]
    fn what_is_spelled_is_read_again() {
        let mut seen = BTreeSet::new();
        for syllable in all() {
            for style in [Style::Old, Style::New] {
                let word = syllable.spell(style);
                assert_eq!(read(&word).map(|reading| reading.syllable), Some(syllable), "{word}");
                assert_ne!(read(&word).map(|reading| reading.mark), Some(Mark::Misplaced), "{word}");
            }
            assert!(seen.insert(syllable.spell(Style::Old)), "{syllable:?} is spelled as another one");
        }
    }

    /// The lists of all syllables beside the repository, when they are there.
    fn list(name: &str) -> Option<BTreeSet<String>> {
        let shared = std::env::var_os("VANTHU_SHARED").map_or_else(
            || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
            std::path::PathBuf::from,
        );
        let text = std::fs::read_to_string(shared.join("spelling").join(name)).ok()?;
        Some(text.lines().map(str::to_owned).collect())
    }

    #[test]
    fn the_inventory_is_that_of_the_lists() {
        let (Some(core), Some(rare)) = (list("syllables_core.txt"), list("syllables_rare.txt")) else {
            eprintln!("SKIPPED: no lists of syllables (../shared or VANTHU_SHARED); nothing was compared");
            return;
        };
        let spelled = |rare: bool| -> BTreeSet<String> {
            all().filter(|syllable| syllable.is_rare() == rare).map(|syllable| syllable.spell(Style::Old)).collect()
        };
        for (tier, listed, made) in [("core", core, spelled(false)), ("rare", rare, spelled(true))] {
            let lacking: Vec<_> = listed.difference(&made).collect();
            let more: Vec<_> = made.difference(&listed).collect();
            assert!(lacking.is_empty() && more.is_empty(), "{tier}: lacking {lacking:?}, too many {more:?}");
        }
    }
}
