//! Keys of an input method that were left in a word: Telex "nguowif", VNI "ngu7o7i2".
//!
//! Typed without the input method, or with it switched over in mid word, the keys that make marks
//! stay as letters and digits. Decoding gives the syllable they were meant to make.

use super::tone::{Tone, is_vowel, with_tone, without_tone};
use super::{Mark, Style, read};

/// The syllable that the letters of a word make as Telex keys; `None` when the word has no such
/// keys or they make no syllable. Small letters.
#[must_use]
pub fn decode_telex(word: &str) -> Option<String> {
    let mut letters: Vec<char> = Vec::with_capacity(word.len());
    let mut tone = None;
    let mut changed = false;
    for key in word.chars() {
        let has_vowel = letters.iter().any(|&c| is_vowel(c));
        let mark = match key {
            's' => Some(Tone::Sac),
            'f' => Some(Tone::Huyen),
            'r' => Some(Tone::Hoi),
            'x' => Some(Tone::Nga),
            'j' => Some(Tone::Nang),
            _ => None,
        };
        if let Some(mark) = mark
            && has_vowel
        {
            if tone.replace(mark).is_some() {
                return None;
            }
            changed = true;
        } else if let Some(hat) = hat_of_doubled(key)
            && let Some(place) = letters.iter().rposition(|&c| without_tone(c).0 == key)
            && letters[place + 1..].iter().all(|&c| !is_vowel(c))
        {
            letters[place] = hat;
            changed = true;
        } else if key == 'd' && letters.first() == Some(&'d') {
            letters[0] = 'đ';
            changed = true;
        } else if key == 'w' && put_horn(&mut letters) {
            changed = true;
        } else {
            letters.push(key);
        }
    }
    if changed { syllable_of(letters, tone) } else { None }
}

/// The syllable that the letters and digits of a word make as VNI keys; `None` when the word has
/// no digits or they make no syllable. Small letters.
#[must_use]
pub fn decode_vni(word: &str) -> Option<String> {
    let mut letters: Vec<char> = Vec::with_capacity(word.len());
    let mut tone = None;
    let mut changed = false;
    for key in word.chars() {
        let mark = match key {
            '1' => Some(Tone::Sac),
            '2' => Some(Tone::Huyen),
            '3' => Some(Tone::Hoi),
            '4' => Some(Tone::Nga),
            '5' => Some(Tone::Nang),
            _ => None,
        };
        if let Some(mark) = mark {
            if tone.replace(mark).is_some() {
                return None;
            }
        } else {
            match key {
                '6' => hat(&mut letters, &[('a', 'â'), ('e', 'ê'), ('o', 'ô')])?,
                '7' => put_horn(&mut letters).then_some(())?,
                '8' => hat(&mut letters, &[('a', 'ă')])?,
                '9' => hat(&mut letters, &[('d', 'đ')])?,
                letter => {
                    letters.push(letter);
                    continue;
                }
            }
        }
        changed = true;
    }
    // "A4" is a size of paper and no ã.
    if changed && letters.len() > 1 { syllable_of(letters, tone) } else { None }
}

fn hat_of_doubled(key: char) -> Option<char> {
    match key {
        'a' => Some('â'),
        'e' => Some('ê'),
        'o' => Some('ô'),
        _ => None,
    }
}

/// Puts a mark on the last letter that can take it.
fn hat(letters: &mut [char], pairs: &[(char, char)]) -> Option<()> {
    letters.iter_mut().rev().find_map(|letter| {
        let (_, marked) = pairs.iter().find(|(plain, _)| plain == letter)?;
        *letter = *marked;
        Some(())
    })
}

/// The key w (7): a horn on u and o (on both in uo), a breve on a.
fn put_horn(letters: &mut [char]) -> bool {
    for place in (0..letters.len()).rev() {
        let horned = match letters[place] {
            'a' => 'ă',
            'o' => 'ơ',
            // Behind q the u is no vowel of its own.
            'u' if place == 0 || letters[place - 1] != 'q' => 'ư',
            // A second w in "nguwowif" finds ươ made already.
            'ơ' if place > 0 && letters[place - 1] == 'ư' => return true,
            _ => continue,
        };
        // In ua the horn is the u's: "mua" and w make "mưa".
        if horned == 'ă' && place > 0 && letters[place - 1] == 'u' && (place < 2 || letters[place - 2] != 'q') {
            letters[place - 1] = 'ư';
            return true;
        }
        letters[place] = horned;
        if horned == 'ơ' && place > 0 && letters[place - 1] == 'u' && (place < 2 || letters[place - 2] != 'q') {
            letters[place - 1] = 'ư';
        }
        return true;
    }
    false
}

/// The syllable of the letters with the tone put where it belongs.
fn syllable_of(mut letters: Vec<char>, tone: Option<Tone>) -> Option<String> {
    if let Some(tone) = tone {
        if letters.iter().any(|&c| without_tone(c).1 != Tone::Ngang) {
            return None;
        }
        // Any vowel will do: reading tells where the mark belongs.
        let place = letters.iter().rposition(|&c| is_vowel(c))?;
        letters[place] = with_tone(letters[place], tone);
    }
    let word: String = letters.into_iter().collect();
    let reading = read(&word)?;
    (tone.is_some() || reading.mark != Mark::Misplaced).then(|| reading.syllable.spell(Style::Old))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telex_keys_make_the_syllable_that_was_meant() {
        for (keys, meant) in [
            ("nguowif", "người"),
            ("nguwowif", "người"),
            ("nghiax", "nghĩa"),
            ("ddoongf", "đồng"),
            ("dongdf", "đòng"),
            ("quoocs", "quốc"),
            ("vieetj", "việt"),
            ("vietej", "việt"),
            ("muwa", "mưa"),
            ("muaw", "mưa"),
            ("quawng", "quăng"),
            ("hoaf", "hòa"),
            ("đươngf", "đường"),
        ] {
            assert_eq!(decode_telex(keys).as_deref(), Some(meant), "{keys}");
        }
        for word in ["người", "internet", "tess", "windows", "an", "sf"] {
            assert_eq!(decode_telex(word), None, "{word}");
        }
    }

    #[test]
    fn vni_digits_make_the_syllable_that_was_meant() {
        for (keys, meant) in
            [("nguo7i2", "người"), ("d9i5nh", "định"), ("quye6n2", "quyền"), ("na8m", "năm"), ("u3y", "ủy")]
        {
            assert_eq!(decode_vni(keys).as_deref(), Some(meant), "{keys}");
        }
        for word in ["qh14", "a4", "h5n1", "người"] {
            assert_eq!(decode_vni(word), None, "{word}");
        }
    }
}
