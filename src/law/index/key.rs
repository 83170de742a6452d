//! Symbols and words as they are compared: without what hands damage most often.
//!
//! The build script uses this file too, so it needs nothing but the standard library.

/// A symbol without its separators, marks, capitals and leading zeros: "03/2019/NĐ-CP" and
/// "3-2019-ND/CP" are both `3/2019/ndcp`. What is left keeps a slash behind each number, so that
/// everything of one number, or of one number and year, stands together when sorted.
#[must_use]
pub fn skeleton(symbol: &str) -> String {
    let mut key = String::with_capacity(symbol.len());
    // Whether digits go on a number of their own, and not on letters as in QH14.
    let mut number = false;
    let mut letters = false;
    for c in symbol.chars() {
        let c = plain(c);
        if c.is_ascii_digit() {
            if letters {
                key.push(c);
                continue;
            }
            if !number {
                separate(&mut key);
            }
            // A zero in front is dropped once another digit follows.
            if number && ends_with_lone_zero(&key) {
                key.pop();
            }
            number = true;
            key.push(c);
        } else if c.is_alphanumeric() {
            if number {
                separate(&mut key);
            }
            number = false;
            letters = true;
            key.push(c);
        } else {
            number = false;
            // "30a/2008": a number may follow a letter behind a separator.
            letters = false;
            if key.ends_with(|c: char| c.is_ascii_digit()) {
                separate(&mut key);
            }
        }
    }
    key
}

fn separate(key: &mut String) {
    if !key.is_empty() && !key.ends_with('/') {
        key.push('/');
    }
}

fn ends_with_lone_zero(key: &str) -> bool {
    key.strip_suffix('0').is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

/// The number of a symbol as a short form gives it, without leading zeros: "21" of 21/2019/NĐ-CP.
#[must_use]
pub fn number_of(symbol: &str) -> &str {
    let symbol = symbol.trim_start_matches('0');
    &symbol[..symbol.find(['/', '-']).unwrap_or(symbol.len())]
}

/// The year behind the number of a symbol: "2019" of 21/2019/NĐ-CP.
#[must_use]
pub fn year_of(symbol: &str) -> Option<&str> {
    let rest = symbol.split_once('/')?.1;
    let year = rest.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    (!rest[4..].starts_with(|c: char| c.is_ascii_digit())).then_some(year)
}

/// The words of a title, without marks and capitals.
pub fn words(title: &str) -> impl Iterator<Item = String> {
    title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().map(plain).collect())
}

/// A letter in lower case without tone and marks: "ở" → "o", "Đ" → "d".
#[must_use]
pub fn plain(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => {
            'a'
        }
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => {
            'o'
        }
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        'đ' | 'ð' => 'd',
        _ => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_symbols_have_the_skeleton_of_the_right_one() {
        for (right, damaged) in [
            ("03/2019/NĐ-CP", "3-2019/ND.CP"),
            ("28-NQ/TW", "28/NQ-TW"),
            ("28-NQ/TW", "28 NQ TW"),
            ("15/2017/QH14", "15/2017-QH14"),
            ("30a/2008/NQ-CP", "30A/2008/NQCP"),
            ("1391/QĐ-TTg", "1391/QDTTG"),
        ] {
            assert_eq!(skeleton(right), skeleton(damaged), "{right} {damaged}");
        }
        assert_eq!(skeleton("03/2019/NĐ-CP"), "3/2019/ndcp");
        assert_eq!(skeleton("15/2017/QH14"), "15/2017/qh14");
        assert_eq!(skeleton("66.7/2025/NQ-CP"), "66/7/2025/nqcp");
        assert_eq!(skeleton("10/2000/QĐ"), "10/2000/qd");
        assert_ne!(skeleton("1/20/QĐ"), skeleton("12/0/QĐ"));
    }

    #[test]
    fn short_numbers_of_symbols() {
        assert_eq!((number_of("03/2019/NĐ-CP"), year_of("03/2019/NĐ-CP")), ("3", Some("2019")));
        assert_eq!((number_of("28-NQ/TW"), year_of("28-NQ/TW")), ("28", None));
        assert_eq!((number_of("1391/QĐ-TTg"), year_of("1391/QĐ-TTg")), ("1391", None));
        assert_eq!((number_of("30a/2008/NQ-CP"), year_of("30a/2008/NQ-CP")), ("30a", Some("2008")));
    }

    #[test]
    fn titles_fall_into_plain_words() {
        assert_eq!(words("Về công tác văn thư, lưu trữ").collect::<Vec<_>>().join(" "), "ve cong tac van thu luu tru");
    }
}
