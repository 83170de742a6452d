//! Cards for those who show no Markdown.

/// The text of a card without its marks: emphasis, escapes and rules go, line breaks stay.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let mut result = String::with_capacity(markdown.len());
    for line in markdown.lines().filter(|line| *line != "---") {
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' => result.extend(chars.next()),
                '*' => {}
                // "[text](address)": the text, then the address.
                '[' => {}
                ']' if chars.peek() == Some(&'(') => result.push(' '),
                c => result.push(c),
            }
        }
        result.push('\n');
    }
    // Where a rule stood, two blank lines are left.
    while result.contains("\n\n\n") {
        result = result.replace("\n\n\n", "\n\n");
    }
    result.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let markdown = "**Nghị định** số 9\n\n---\n\nsao\\_lưu \\*\n\n- *một*\n- [hai](https://x.vn)";
        assert_eq!(plain(markdown), "Nghị định số 9\n\nsao_lưu *\n\n- một\n- hai (https://x.vn)");
    }
}
