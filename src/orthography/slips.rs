//! What a hand may have meant: the words one slip away.

use std::sync::LazyLock;

use super::inventory::INVENTORY;
use super::tone::{Tone, is_vowel, without_tone};
use super::{Style, keyboard};

/// A syllable that may have been meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slip {
    /// Small letters, old style of tone marks.
    pub meant: String,
    pub kind: SlipKind,
}

macro_rules! kinds {
    ($($(#[$remark:meta])* $kind:ident = $weight:expr,)*) => {
        /// How a hand slips. The numbers are part of the format of a model.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum SlipKind { $($(#[$remark])* $kind,)* }

        impl SlipKind {
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// How likely the hand slips so, as a logarithm, against the most common slips. Fitted by
            /// `tests/measure_spelling/fit.rs`.
            #[must_use]
            pub fn weight(self) -> f32 {
                const WEIGHTS: &[f32] = &[$($weight,)*];
                WEIGHTS[self as usize]
            }

            /// The same as a factor.
            #[must_use]
            pub(super) fn odds(self) -> f32 {
                static ODDS: LazyLock<Vec<f32>> = LazyLock::new(|| {
                    SlipKind::ALL.iter().map(|kind| kind.weight().exp()).collect()
                });
                ODDS[self as usize]
            }
        }
    };
}

kinds! {
    /// Dấu hỏi for dấu ngã or the other way round.
    HoiNga = 0.5,
    /// Another tone.
    Tone = -1.6,
    ToneLeftOut = -0.6,
    ToneAdded = -2.1,
    /// Another letter of the same base: a, ă, â.
    Mark = -0.1,
    /// đ and d.
    Stroke = 0.0,
    /// Onsets that are said alike: s and x.
    Onset = -2.4,
    /// Rhymes that are said alike: an and ang.
    Rhyme = -1.2,
    Swapped = -2.5,
    LeftOut = -1.2,
    Added = -3.3,
    /// The key beside the one that was meant.
    NextKey = -2.4,
    /// Keys of Telex stayed letters.
    Keys = -0.8,
    /// A mark and the tone: only where the letters make no syllable.
    MarkAndTone = -2.6,
}

impl SlipKind {
    /// The kind of a number in a model.
    pub(super) fn of(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}

/// Letters that differ in a mark only.
const MARKED: [&str; 5] = ["aăâ", "eê", "oôơ", "uư", "dđ"];

/// Onsets that are said alike somewhere in the country.
const ONSETS: [(&str, &str); 12] = [
    ("s", "x"),
    ("ch", "tr"),
    ("d", "gi"),
    ("d", "r"),
    ("gi", "r"),
    ("l", "n"),
    ("d", "v"),
    ("gi", "v"),
    ("c", "k"),
    ("g", "gh"),
    ("ng", "ngh"),
    ("kh", "h"),
];

/// Ends of rhymes that are said alike or look alike.
const RHYMES: [(&str, &str); 36] = [
    ("ăm", "âm"),
    ("ăn", "ăng"),
    ("ân", "âng"),
    ("an", "ang"),
    ("ươn", "ương"),
    ("uôn", "uông"),
    ("iên", "iêng"),
    ("at", "ac"),
    ("ăt", "ăc"),
    ("ât", "âc"),
    ("uôt", "uôc"),
    ("ươt", "ươc"),
    ("iêt", "iêc"),
    ("ưu", "iu"),
    ("ươu", "iêu"),
    ("ao", "au"),
    ("ai", "ay"),
    ("ay", "ây"),
    ("au", "âu"),
    ("ui", "uôi"),
    ("in", "inh"),
    ("ên", "ênh"),
    ("it", "ich"),
    ("êt", "êch"),
    ("un", "ung"),
    ("ut", "uc"),
    ("im", "iêm"),
    ("iu", "iêu"),
    ("on", "ong"),
    ("ôn", "ông"),
    ("en", "eng"),
    ("ưn", "ưng"),
    ("ot", "oc"),
    ("ôt", "ôc"),
    ("et", "ec"),
    ("ưt", "ưc"),
];

const LETTERS: &str = "aăâbcdđeêghiklmnoôơpqrstuưvxy";
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// The syllables one slip away from `word` (small letters), each once with its likeliest slip.
///
/// A word that is no syllable may be two slips away if both are of marks: "nghièm" for "nghiệm".
pub(super) fn slips(word: &str, is_syllable: bool) -> Vec<Slip> {
    let mut tone = Tone::Ngang;
    let mut base = String::with_capacity(word.len());
    for letter in word.chars() {
        let (plain, mark) = without_tone(letter);
        base.push(plain);
        if mark != Tone::Ngang {
            tone = mark;
        }
    }
    let mut found = Found { word, slips: Vec::new() };
    for meant in Tone::ALL.into_iter().filter(|meant| *meant != tone) {
        found.add(&base, meant, of_tone(tone, meant));
    }
    // The mark is on the wrong letter.
    found.add(&base, tone, SlipKind::Mark);
    bases(&base, |changed, kind| {
        found.add(changed, tone, kind);
        if !is_syllable && matches!(kind, SlipKind::Mark | SlipKind::Stroke) {
            for meant in Tone::ALL.into_iter().filter(|meant| *meant != tone) {
                found.add(changed, meant, SlipKind::MarkAndTone);
            }
        }
    });
    if !is_syllable && let Some(meant) = keyboard::decode_telex(word) {
        found.push(meant, SlipKind::Keys);
    }
    found.slips
}

fn of_tone(written: Tone, meant: Tone) -> SlipKind {
    match (written, meant) {
        (Tone::Hoi, Tone::Nga) | (Tone::Nga, Tone::Hoi) => SlipKind::HoiNga,
        (Tone::Ngang, _) => SlipKind::ToneLeftOut,
        (_, Tone::Ngang) => SlipKind::ToneAdded,
        _ => SlipKind::Tone,
    }
}

struct Found<'a> {
    word: &'a str,
    slips: Vec<Slip>,
}

impl Found<'_> {
    fn add(&mut self, base: &str, tone: Tone, kind: SlipKind) {
        if let Some(syllable) = INVENTORY.find(base, tone).filter(|syllable| !syllable.is_rare()) {
            self.push(syllable.spell(Style::Old), kind);
        }
    }

    fn push(&mut self, meant: String, kind: SlipKind) {
        // i and y are two ways of writing one word.
        if same_but_for_y(&meant, self.word) {
            return;
        }
        match self.slips.iter_mut().find(|slip| slip.meant == meant) {
            Some(slip) if slip.kind.weight() < kind.weight() => slip.kind = kind,
            Some(_) => {}
            None => self.slips.push(Slip { meant, kind }),
        }
    }
}

fn same_but_for_y(one: &str, other: &str) -> bool {
    let parts = |word: &str| {
        let mut tone = Tone::Ngang;
        let letters: String = word
            .chars()
            .map(|letter| {
                let (plain, mark) = without_tone(letter);
                if mark != Tone::Ngang {
                    tone = mark;
                }
                if plain == 'y' { 'i' } else { plain }
            })
            .collect();
        (letters, tone)
    };
    // A mark on the wrong letter is a slip, though, when nothing else differs.
    one == other || one.contains('y') != other.contains('y') && parts(one) == parts(other)
}

/// Visits the letters that may have been meant for these, without tone.
fn bases(base: &str, mut visit: impl FnMut(&str, SlipKind)) {
    let letters: Vec<char> = base.chars().collect();
    // With more letters than a syllable has, one less is all that may be meant; most foreign words
    // have more.
    let room = INVENTORY.longest().checked_sub(letters.len());
    if room.is_none() && letters.len() > INVENTORY.longest() + 1 {
        return;
    }
    // There are hundreds: all are written in one place.
    let mut written = String::with_capacity(base.len() + 4);
    let mut add = |meant: &mut dyn Iterator<Item = char>, kind: SlipKind| {
        written.clear();
        written.extend(meant);
        visit(&written, kind);
    };
    let with = |place: usize, letter: char| {
        letters.iter().enumerate().map(move |(at, c)| if at == place { letter } else { *c })
    };
    for (place, letter) in letters.iter().enumerate() {
        if let Some(row) = MARKED.iter().find(|row| row.contains(*letter)) {
            let kind = if matches!(letter, 'd' | 'đ') { SlipKind::Stroke } else { SlipKind::Mark };
            for meant in row.chars().filter(|meant| meant != letter) {
                add(&mut with(place, meant), kind);
            }
        }
    }
    for (written, meant) in [("ươ", "uo"), ("ươ", "uô"), ("ươ", "ưo"), ("ươ", "uơ"), ("iê", "ie"), ("yê", "ye")]
    {
        for (written, meant) in [(written, meant), (meant, written)] {
            if let Some((head, tail)) = base.split_once(written) {
                add(&mut head.chars().chain(meant.chars()).chain(tail.chars()), SlipKind::Mark);
            }
        }
    }
    let onset = letters.iter().take_while(|letter| !is_vowel(**letter)).count();
    let onset: usize = letters[..onset].iter().map(|letter| letter.len_utf8()).sum();
    for (one, other) in ONSETS {
        for (written, meant) in [(one, other), (other, one)] {
            // "gi" has its vowel letter in it.
            if let Some(rest) = base.strip_prefix(written)
                && (onset == written.len() || written == "gi" && onset == 1)
            {
                add(&mut meant.chars().chain(rest.chars()), SlipKind::Onset);
            }
        }
    }
    for (one, other) in RHYMES {
        for (written, meant) in [(one, other), (other, one)] {
            if let Some(rest) = base[onset..].strip_suffix(written)
                && rest.chars().nth(1).is_none()
            {
                add(&mut base[..onset].chars().chain(rest.chars()).chain(meant.chars()), SlipKind::Rhyme);
            }
        }
    }
    for place in 1..letters.len() {
        let (head, tail) = letters.split_at(place - 1);
        let swapped = head.iter().chain(&tail[1..2]).chain(&tail[..1]).chain(&tail[2..]);
        add(&mut swapped.copied(), SlipKind::Swapped);
    }
    for place in 0..=letters.len() {
        let (head, tail) = letters.split_at(place);
        let joined =
            |middle: Option<char>, skip: usize| head.iter().copied().chain(middle).chain(tail[skip..].iter().copied());
        for letter in LETTERS.chars().filter(|_| room > Some(0)) {
            add(&mut joined(Some(letter), 0), SlipKind::LeftOut);
        }
        if place < letters.len() && letters.len() > 2 {
            add(&mut joined(None, 1), SlipKind::Added);
        }
    }
    for (place, letter) in letters.iter().enumerate() {
        for meant in next_keys(*letter) {
            add(&mut with(place, meant), SlipKind::NextKey);
        }
    }
}

/// The keys beside that of a letter.
fn next_keys(letter: char) -> impl Iterator<Item = char> {
    let place = KEYS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.find(letter)?)));
    place.into_iter().flat_map(move |(row, column)| {
        let near = row.saturating_sub(1)..=(row + 1).min(KEYS.len() - 1);
        near.flat_map(move |other| {
            KEYS[other].chars().enumerate().filter(move |(at, _)| at.abs_diff(column) <= 1).map(|(_, key)| key)
        })
        .filter(move |key| *key != letter)
    })
}

#[cfg(test)]
mod tests {
    use super::SlipKind::*;
    use super::*;

    fn kind(word: &str, meant: &str, is_syllable: bool) -> Option<SlipKind> {
        slips(word, is_syllable).into_iter().find(|slip| slip.meant == meant).map(|slip| slip.kind)
    }

    #[test]
    fn each_kind_of_slip_leads_back() {
        for (word, meant, expected) in [
            ("quyển", "quyền", Tone),
            ("nghỉ", "nghĩ", HoiNga),
            ("xung", "sung", Onset),
            ("đao", "dao", Stroke),
            ("han", "hàn", ToneLeftOut),
            ("hàn", "hàng", Rhyme),
            ("dành", "giành", Onset),
            ("cơ", "cô", Mark),
            ("ban", "bạn", ToneLeftOut),
        ] {
            assert_eq!(kind(word, meant, true), Some(expected), "{word} {meant}");
        }
        for (word, meant) in
            [("nghièm", "nghiệm"), ("quyềnn", "quyền"), ("nghành", "ngành"), ("cuả", "của"), ("nguowif", "người")]
        {
            assert!(kind(word, meant, false).is_some(), "{word} {meant}");
        }
    }

    #[test]
    fn one_word_in_two_spellings_is_no_slip() {
        for (word, other) in [("lý", "lí"), ("kỹ", "kĩ"), ("quyển", "quyển")] {
            assert_eq!(kind(word, other, true), None, "{word} {other}");
        }
        assert_eq!(kind("quyển", "quyện", false).is_some(), kind("quyển", "quyện", true).is_some());
    }
}
