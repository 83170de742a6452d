//! Slips made on purpose: each kind as hands make it, with a generator that anyone can run again.

use vanthu::orthography::{Mark, Style, Tone, read, with_tone, without_tone};

/// A small generator with a fixed start, so that the same slips are made each time.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty()).then(|| of[self.below(of.len())].clone())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    HoiNga,
    Tone,
    ToneLeftOut,
    ToneAdded,
    /// The mark on another letter.
    TonePlace,
    /// ă, â for a and so on, and back.
    Mark,
    Stroke,
    /// s/x, ch/tr, d/gi/r, l/n.
    Onset,
    /// n/ng, c/t, i/y at the end.
    Rhyme,
    NextKey,
    Telex,
    Vni,
    Dropped,
    Doubled,
    Swapped,
}

/// How often each kind is made, in a thousand: after the shares that VSEC (a published corpus of
/// real slips) reports, with its "substitution" spread over the confusions of sound.
pub const MIX: [(Kind, usize); 15] = [
    (Kind::HoiNga, 60),
    (Kind::Tone, 180),
    (Kind::ToneLeftOut, 230),
    (Kind::ToneAdded, 60),
    (Kind::TonePlace, 25),
    (Kind::Mark, 95),
    (Kind::Stroke, 30),
    (Kind::Onset, 40),
    (Kind::Rhyme, 40),
    (Kind::NextKey, 40),
    (Kind::Telex, 30),
    (Kind::Vni, 10),
    (Kind::Dropped, 120),
    (Kind::Doubled, 25),
    (Kind::Swapped, 15),
];

const ROWS: [&str; 5] = ["aăâ", "eê", "oôơ", "uư", "dđ"];
const ONSETS: [(&str, &str); 6] = [("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n")];
const ENDS: [(&str, &str); 11] = [
    ("n", "ng"),
    ("t", "c"),
    ("ai", "ay"),
    ("ay", "ây"),
    ("ao", "au"),
    ("ui", "uôi"),
    ("iu", "iêu"),
    ("in", "inh"),
    ("it", "ich"),
    ("im", "iêm"),
    ("ưu", "ươu"),
];
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Draws a kind by its share.
pub fn draw(random: &mut Random) -> Kind {
    let mut at = random.below(MIX.iter().map(|(_, share)| share).sum());
    for (kind, share) in MIX {
        match at.checked_sub(share) {
            Some(rest) => at = rest,
            None => return kind,
        }
    }
    Kind::Tone
}

fn is_vowel(letter: char) -> bool {
    "aăâeêioôơuưy".contains(without_tone(letter).0)
}

/// Letters without a tone mark, and the tone.
fn apart(word: &str) -> (Vec<char>, Tone) {
    let letters = word.chars().map(|letter| without_tone(letter).0).collect();
    let tone = word.chars().map(|letter| without_tone(letter).1).find(|tone| *tone != Tone::Ngang);
    (letters, tone.unwrap_or(Tone::Ngang))
}

/// The letters with the mark where a writer would put it.
fn together(letters: &[char], tone: Tone) -> Option<String> {
    if tone == Tone::Ngang {
        return Some(letters.iter().collect());
    }
    let places: Vec<usize> = (0..letters.len()).filter(|place| is_vowel(letters[*place])).collect();
    let at = |place: usize| -> String {
        letters.iter().enumerate().map(|(i, c)| if i == place { with_tone(*c, tone) } else { *c }).collect()
    };
    let well = |word: &String| read(word).is_some_and(|reading| reading.mark != Mark::Misplaced);
    places.iter().map(|place| at(*place)).find(well).or_else(|| places.first().map(|place| at(*place)))
}

/// What the hand writes for a word in small letters; `None` if it cannot slip so there.
pub fn make(word: &str, kind: Kind, random: &mut Random) -> Option<String> {
    let (letters, tone) = apart(word);
    let text: String = letters.iter().collect();
    let written = match kind {
        Kind::HoiNga => match tone {
            Tone::Hoi => together(&letters, Tone::Nga),
            Tone::Nga => together(&letters, Tone::Hoi),
            _ => None,
        },
        Kind::Tone => {
            let others: Vec<Tone> = Tone::ALL[1..].iter().copied().filter(|other| *other != tone).collect();
            if tone == Tone::Ngang { None } else { together(&letters, random.pick(&others)?) }
        }
        Kind::ToneLeftOut => (tone != Tone::Ngang).then_some(text),
        Kind::ToneAdded => {
            if tone == Tone::Ngang {
                together(&letters, random.pick(&Tone::ALL[1..])?)
            } else {
                None
            }
        }
        Kind::TonePlace => misplaced(&letters, tone, random),
        Kind::Mark | Kind::Stroke => {
            let rows = if kind == Kind::Mark { &ROWS[..4] } else { &ROWS[4..] };
            let changes: Vec<(usize, char)> = letters
                .iter()
                .enumerate()
                .filter_map(|(place, c)| Some((place, *c, rows.iter().find(|row| row.contains(*c))?)))
                .flat_map(|(place, c, row)| {
                    row.chars().filter(move |other| *other != c).map(move |other| (place, other))
                })
                .collect();
            let (place, letter) = random.pick(&changes)?;
            together(&replaced(&letters, place, letter), tone)
        }
        Kind::Onset => {
            let onset = letters.iter().take_while(|c| !is_vowel(**c)).count();
            let both = ONSETS.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
            let fits: Vec<String> = both
                .filter_map(|(from, to)| Some((from, to, text.strip_prefix(from)?)))
                .filter(|(from, _, rest)| {
                    (from.len() == onset || *from == "gi") && rest.chars().next().is_some_and(is_vowel)
                })
                .map(|(_, to, rest)| format!("{to}{rest}"))
                .collect();
            together(&random.pick(&fits)?.chars().collect::<Vec<_>>(), tone)
        }
        Kind::Rhyme => {
            let both = ENDS.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
            let fits: Vec<String> =
                both.filter_map(|(from, to)| Some(format!("{}{to}", text.strip_suffix(from)?))).collect();
            together(&random.pick(&fits)?.chars().collect::<Vec<_>>(), tone)
        }
        Kind::NextKey => {
            let place = random.below(letters.len());
            let key = plain(letters[place]);
            let (row, column) = KEYS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.find(key)?)))?;
            let near: Vec<char> = (row.saturating_sub(1)..=(row + 1).min(2))
                .flat_map(|other| KEYS[other].char_indices().filter(|(at, _)| at.abs_diff(column) <= 1))
                .map(|(_, c)| c)
                .filter(|c| *c != key)
                .collect();
            together(&replaced(&letters, place, random.pick(&near)?), tone)
        }
        Kind::Telex => Some(keys(&letters, tone, &TELEX)),
        Kind::Vni => Some(keys(&letters, tone, &VNI)),
        Kind::Dropped | Kind::Doubled => {
            let place = random.below(letters.len());
            let mut changed = letters.clone();
            if kind == Kind::Dropped {
                changed.remove(place);
            } else {
                changed.insert(place, letters[place]);
            }
            if kind == Kind::Dropped && letters.len() < 3 { None } else { together(&changed, tone) }
        }
        Kind::Swapped => {
            let place = random.below(letters.len().checked_sub(1)?);
            let mut changed = letters.clone();
            changed.swap(place, place + 1);
            together(&changed, tone)
        }
    }?;
    let same = |one: &str| read(one).map(|reading| reading.syllable.spell(Style::Old).replace('y', "i"));
    let is_same =
        written == word || kind != Kind::TonePlace && same(&written).is_some() && same(&written) == same(word);
    (!is_same && written.chars().any(is_vowel)).then_some(written)
}

fn replaced(letters: &[char], place: usize, letter: char) -> Vec<char> {
    letters.iter().enumerate().map(|(i, c)| if i == place { letter } else { *c }).collect()
}

fn misplaced(letters: &[char], tone: Tone, random: &mut Random) -> Option<String> {
    let forms: Vec<String> = (0..letters.len())
        .filter(|place| is_vowel(letters[*place]))
        .map(|place| replaced(letters, place, with_tone(letters[place], tone)).into_iter().collect())
        .filter(|form: &String| read(form).is_none_or(|reading| reading.mark == Mark::Misplaced))
        .collect();
    if tone == Tone::Ngang { None } else { random.pick(&forms) }
}

/// The keys of an input method: of the letters ă â ê ô ơ ư đ, then of the tones from huyền on.
type Method = [&'static str; 12];
const TELEX: Method = ["aw", "aa", "ee", "oo", "ow", "uw", "dd", "f", "r", "x", "s", "j"];
const VNI: Method = ["a8", "a6", "e6", "o6", "o7", "u7", "d9", "2", "3", "4", "1", "5"];

fn keys(letters: &[char], tone: Tone, method: &Method) -> String {
    let mut keys: String = letters
        .iter()
        .map(|c| {
            "ăâêôơưđ".chars().position(|marked| marked == *c).map_or_else(|| c.to_string(), |at| method[at].to_owned())
        })
        .collect();
    if tone != Tone::Ngang {
        keys.push_str(method[6 + tone as usize]);
    }
    keys
}

fn plain(letter: char) -> char {
    ROWS.iter().find(|row| row.contains(letter)).and_then(|row| row.chars().next()).unwrap_or(letter)
}

#[test]
fn each_kind_can_be_made() {
    for (word, kind) in [
        ("nghĩ", Kind::HoiNga),
        ("quyền", Kind::Tone),
        ("quyền", Kind::ToneLeftOut),
        ("ban", Kind::ToneAdded),
        ("của", Kind::TonePlace),
        ("cân", Kind::Mark),
        ("đao", Kind::Stroke),
        ("sung", Kind::Onset),
        ("hàn", Kind::Rhyme),
        ("quyền", Kind::NextKey),
        ("người", Kind::Telex),
        ("người", Kind::Vni),
        ("quyền", Kind::Dropped),
        ("quyền", Kind::Doubled),
        ("quyền", Kind::Swapped),
    ] {
        let mut random = Random(7);
        let made = (0..40).find_map(|_| make(word, kind, &mut random));
        assert!(made.is_some_and(|made| made != word), "{word} {kind:?}");
    }
    assert_eq!(make("người", Kind::Telex, &mut Random(1)).as_deref(), Some("nguwowif"));
    assert_eq!(make("người", Kind::Vni, &mut Random(1)).as_deref(), Some("ngu7o7i2"));
    assert_eq!(make("hòa", Kind::TonePlace, &mut Random(1)), None, "both styles are right");
}
