/// The candidate that `word` was most likely meant to be: at most two slips away, fewer in short
/// words. Letter case does not count.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    // A word of a hundred letters is no slip of anything, and comparing is quadratic.
    if word.len() > 100 {
        return None;
    }
    let most = if word.len() <= 3 { 1 } else { 2 };
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.to_lowercase().chars().collect::<Vec<_>>()), candidate))
        .filter(|(slips, _)| *slips <= most)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// The code that was most likely meant: A1, AO1 or A10 for A01. Any other digit is another code,
/// and guessing among those would mislead.
#[must_use]
pub fn nearest_code<'a>(word: &str, codes: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let parts = |code: &str| {
        let mut chars = code.chars().map(|c| c.to_ascii_uppercase());
        let letter = chars.next()?;
        let digits = chars.map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        });
        let mut digits: Vec<char> = digits.filter(|c| *c != '0' && *c != '-').collect();
        digits.sort_unstable();
        Some((letter, digits))
    };
    let wanted = parts(word).filter(|(_, digits)| !digits.is_empty() && word.len() <= 6)?;
    codes.into_iter().find(|code| parts(code).as_ref() == Some(&wanted))
}

/// How many letters to insert, delete, replace or swap with their neighbour to turn one word into
/// the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        rows[i][0] = i;
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            rows[i][j] = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                rows[i][j] = rows[i][j].min(rows[i - 2][j - 2] + 1);
            }
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_forgiven_and_other_words_are_not() {
        let levels = ["off", "hint", "info", "warning", "error"];
        assert_eq!(nearest("warnning", levels), Some("warning"));
        assert_eq!(nearest("ERROR", levels), Some("error"));
        assert_eq!(nearest("of", levels), Some("off"));
        assert_eq!(nearest("nghiêm trọng", levels), None);
        assert_eq!(nearest(&"x".repeat(10_000), levels), None);
    }

    #[test]
    fn codes_are_guessed_only_where_the_digits_agree() {
        let codes = ["A01", "A22", "B12"];
        for (word, expected) in [("A1", Some("A01")), ("ao1", Some("A01")), ("A10", Some("A01")), ("B21", Some("B12"))]
        {
            assert_eq!(nearest_code(word, codes), expected, "{word}");
        }
        for word in ["A23", "A99", "C01", "A", "", "lỗi"] {
            assert_eq!(nearest_code(word, codes), None, "{word}");
        }
    }
}
