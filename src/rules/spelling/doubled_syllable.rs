use std::sync::LazyLock;

use crate::law::Table;
use crate::orthography::Surroundings;
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap, TextEdit, TextRange, Token, TokenKind, lowercase_into, other_tone_placement};

use super::neighbours::at;

pub(super) static RULE: Rule = Rule {
    code: "D01",
    name: "doubled-syllable",
    category: Category::Spelling,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Một âm tiết bị gõ lặp", en: "A syllable typed twice" },
    explain: Text {
        vi: "“Thực hiện hiện Nghị định” thừa một chữ “hiện”. Quy tắc tìm hai trường hợp: âm tiết lặp lại đã làm thành \
             một từ với âm tiết trước (“thực hiện”) và chữ đứng sau chỉ đi với từ ấy; hoặc một hư từ không bao giờ \
             được láy (“các các”, “của của”). Chỗ khác do mô hình xét: gợi ý khi viết một chữ hợp hơn hẳn viết hai chữ. \
             Chữ lặp đôi khi đứng chỗ của chữ khác: “tất các các” là “tất cả các”.",
        en: "“Thực hiện hiện Nghị định” has one “hiện” too many. The rule finds two cases: the doubled syllable makes \
             a word with the one before (“thực hiện”) and what follows goes with that word alone; or a function word \
             that is never doubled on purpose (“các các”, “của của”). Elsewhere the model judges: it hints where once fits \
             far better than twice. A copy may stand in the place of another word: “tất các các” is “tất cả các”.",
    },
    guard: Text {
        vi: "Không báo từ láy (dần dần, luôn luôn, song song), chỗ giáp hai từ (hành vi vi phạm, thiết bị bị hỏng), tên \
             riêng, số, hai chữ cách nhau bằng dấu câu hay dấu ngoặc. Danh mục nằm trong các tệp \
             reduplications.tsv, doubling_compounds.tsv, doubled_syllables.tsv và doubled_function_words.tsv.",
        en: "Silent on reduplication (dần dần, luôn luôn, song song), on the seam of two words (hành vi vi phạm, \
             thiết bị bị hỏng), on names and numbers, and across punctuation or quotes. The lists are \
             reduplications.tsv, doubling_compounds.tsv, doubled_syllables.tsv and doubled_function_words.tsv.",
    },
    examples: &[
        Example::Wrong("Kết quả ⟦thực hiện hiện⟧ Nghị định", Some("Kết quả thực hiện Nghị định")),
        Example::Wrong("Nhiệm vụ ⟦phát triển triển⟧ nông nghiệp", Some("Nhiệm vụ phát triển nông nghiệp")),
        Example::Wrong("Đề nghị ⟦các các⟧ xã báo cáo.", Some("Đề nghị các xã báo cáo.")),
        Example::Wrong("Ý kiến ⟦của của⟧ nhân dân", Some("Ý kiến của nhân dân")),
        Example::Wrong("⟦Các các⟧ xã đã báo cáo.", Some("Các xã đã báo cáo.")),
        Example::Wrong("Nghỉ lễ ⟦ngày ngày⟧ 30/4 và 01/5.", Some("Nghỉ lễ ngày 30/4 và 01/5.")),
        Example::Wrong(
            "Thông qua việc ⟦đơn đơn⟧ giản hóa thủ tục hành chính.",
            Some("Thông qua việc đơn giản hóa thủ tục hành chính."),
        ),
        Example::Wrong("Cải cách ở tất ⟦các các⟧ khâu quản lý.", Some("Cải cách ở tất cả các khâu quản lý.")),
        Example::Right("Xử lý hành vi vi phạm; thay thiết bị bị hỏng; quy định kèm theo theo mẫu."),
        Example::Right("Ngày ngày 3 lần tưới nước; ngày ngày 2 buổi."),
        Example::Right("Từng bước dần dần, luôn luôn và song song thực hiện."),
        Example::Right("Các dự án đang thực hiện hiện nay; tuân thủ thủ tục; hệ thống thống kê."),
        Example::Right("Xã đã báo cáo các, các thôn chưa; bản Na Na; 5 5 hộ; thực hiện “hiện đại hóa”."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for (index, pair) in paragraph.tokens.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        // Keys first: they tell most neighbours apart (words that no grammar mentions share one).
        if first.key == second.key
            && first.folded.len() == second.folded.len()
            && first.is_word()
            && second.gap == Gap::Space
            && second.case == Case::Lower
            && is_same(paragraph, first, second)
        {
            judge(paragraph, index, context, report);
        }
    }
}

fn is_same(paragraph: &Paragraph<'_>, first: &Token, second: &Token) -> bool {
    let (left, right) = (paragraph.word(first), paragraph.word(second));
    match first.case {
        Case::Lower => left == right,
        Case::Title => {
            let mut lower = String::new();
            lowercase_into(left, &mut lower);
            lower == right
        }
        Case::Upper | Case::Mixed => false,
    }
}

fn judge(paragraph: &Paragraph<'_>, index: usize, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    let (first, second) = (&tokens[index], &tokens[index + 1]);
    let before = at(tokens, index, -1);
    let after = tokens.get(index + 2);
    let again = |token: Option<&Token>| token.is_some_and(|token| is_same(paragraph, token, second));
    if again(before) || again(after) {
        // Said three times, it is meant.
        return;
    }
    let word = Spelling::of(paragraph, second);
    let dated = begins_date(paragraph, index + 2, &word);
    let left =
        before.filter(|left| left.is_word() && first.gap == Gap::Space).map(|left| Spelling::of(paragraph, left));
    let right = what_follows(paragraph, after);
    if !dated && LISTS.is_reduplicated(&word) || LISTS.is_seam(&word, left.as_ref(), right.as_ref()) {
        return;
    }
    let Some(right) = right else { return };
    let goes_on = after.is_some_and(|after| after.is_word() || after.is_number());
    let small = first.case == Case::Lower;
    let mut by_model = false;
    let from = match before {
        Some(token) if small && left.as_ref().is_some_and(|left| LISTS.completes(&word, left, &right)) => token.range,
        _ if goes_on && (small || before.is_none()) && LISTS.is_never_doubled(&word, left.as_ref(), &right) => {
            first.range
        }
        _ if dated => first.range,
        _ if after.is_some() && is_surely_slip(paragraph, index, context) => {
            by_model = true;
            first.range
        }
        _ => return,
    };
    let range = from.cover(second.range);
    let doubled = second.range.of(paragraph.text);
    let extra = TextRange::new(first.range.end, second.range.end);
    if !by_model
        && small
        && let Some(meant) = meant_for_first(paragraph, index, context)
    {
        let message = say!(
            context,
            "Chữ “{doubled}” bị gõ lặp, có lẽ ở chỗ của “{meant}”",
            "“{doubled}” is typed twice, probably in the place of “{meant}”"
        );
        let title = say!(context, "Sửa thành “{meant} {doubled}”", "Change to “{meant} {doubled}”");
        let _ = report.add(&RULE, range, message).suggest(title, vec![TextEdit::replace(first.range, meant)]);
        return;
    }
    let entry = report.add(&RULE, range, say!(context, "Chữ “{doubled}” bị gõ lặp", "“{doubled}” is typed twice"));
    let (title, edits) =
        (say!(context, "Bỏ một chữ “{doubled}”", "Delete one “{doubled}”"), vec![TextEdit::delete(extra)]);
    if by_model {
        let _ = entry.suggest(title, edits).at_most(Severity::Hint);
    } else {
        let _ = entry.fix(title, edits);
    }
}

/// Whether a date begins at `index`, so that "ngày ngày 27/7" is no "day after day".
fn begins_date(paragraph: &Paragraph<'_>, index: usize, word: &Spelling) -> bool {
    let tokens = &paragraph.tokens;
    let Some(next) = tokens.get(index + 1).filter(|_| tokens.get(index).is_some_and(Token::is_number)) else {
        return false;
    };
    let follows = |name: &str| next.is_word() && paragraph.word(next) == name;
    (word.is("ngày") && follows("tháng") || word.is("tháng") && follows("năm"))
        || (word.is("ngày") || word.is("tháng"))
            && (next.is('/') || next.is('-') || next.is('.'))
            && tokens.get(index + 2).is_some_and(|token| token.is_number() && token.joined())
}

/// From this score on the model is nearly always right.
const SURE: f32 = 10.0;

/// Whether the model finds the doubled syllable far likelier once. What is doubled side by side
/// ("lên lên xuống xuống", "đi đi, về về") is meant.
fn is_surely_slip(paragraph: &Paragraph<'_>, index: usize, context: &Context) -> bool {
    let tokens = &paragraph.tokens;
    let same = |one: Option<usize>, other: Option<usize>| {
        let (Some(one), Some(other)) = (one, other) else { return false };
        matches!((tokens.get(one), tokens.get(other)), (Some(one), Some(other)) if is_same(paragraph, one, other))
    };
    let (before, far) = (index.checked_sub(1), index.checked_sub(2));
    let comma = |index: Option<usize>| index.and_then(|index| tokens.get(index)).is_some_and(|token| token.is(','));
    let doubled_before = same(far, before) || comma(before) && same(far, index.checked_sub(3));
    let doubled_behind = same(Some(index + 2), Some(index + 3));
    // "i i" is a formula.
    let letter = tokens[index].folded.len() == 1;
    if tokens[index].case != Case::Lower || letter || doubled_before || doubled_behind {
        return false;
    }
    let Some(speller) = context.knowledge.speller.as_deref() else { return false };
    let word = paragraph.known_word(Some(index));
    speller.typed_twice(word, &around(paragraph, index)).is_some_and(|score| score >= SURE)
}

/// What stands around two copies, the first of them at `index`.
fn around(paragraph: &Paragraph<'_>, index: usize) -> Surroundings {
    let known = |index: Option<usize>| paragraph.known_word(index);
    Surroundings {
        before: [known(index.checked_sub(2)), known(index.checked_sub(1))],
        behind: [known(Some(index + 2)), known(Some(index + 3))],
    }
}

/// The word in whose place the first copy stands: "tất các các" for "tất cả các".
fn meant_for_first(paragraph: &Paragraph<'_>, index: usize, context: &Context) -> Option<String> {
    let speller = context.knowledge.speller.as_deref()?;
    let meant = speller.meant_for_copy(paragraph.known_word(Some(index)), &around(paragraph, index))?;
    Some(speller.model().spelling(meant).to_owned())
}

/// A syllable in lower case, and as it is with its tone mark in the other place.
struct Spelling {
    word: String,
    other: Option<String>,
}

impl Spelling {
    fn of(paragraph: &Paragraph<'_>, token: &Token) -> Self {
        let mut word = String::new();
        lowercase_into(paragraph.word(token), &mut word);
        Self { other: other_tone_placement(&word), word }
    }

    fn is(&self, word: &str) -> bool {
        self.word == word || self.other.as_deref() == Some(word)
    }
}

/// What follows the doubled syllable, in the terms of doubled_syllables.tsv.
fn what_follows(paragraph: &Paragraph<'_>, after: Option<&Token>) -> Option<Spelling> {
    let sign = |sign: &str| Some(Spelling { word: sign.to_owned(), other: None });
    match after {
        None => sign("."),
        Some(token) => match token.kind {
            TokenKind::Word => Some(Spelling::of(paragraph, token)),
            TokenKind::Number => sign("0"),
            TokenKind::Punctuation('.' | ';' | ':' | '!' | '?' | '…') => sign("."),
            TokenKind::Punctuation(',') => sign(","),
            TokenKind::Punctuation('(' | ')' | '“' | '”' | '"' | '[' | ']') => sign("("),
            TokenKind::Punctuation(_) => None,
        },
    }
}

/// A syllable with what may stand on either side of it; the lists are words between spaces.
struct Entry {
    word: &'static str,
    left: &'static str,
    right: &'static str,
}

impl Entry {
    fn lists(list: &str, word: &Spelling) -> bool {
        list.split(' ').any(|listed| word.is(listed))
    }
}

/// The lists of `grammars/`, read when the first doubled syllable turns up.
struct Lists {
    reduplications: Vec<&'static str>,
    /// Left, word, right where two compounds meet in one syllable; `*` is any left.
    seams: Vec<[&'static str; 3]>,
    compounds: Vec<Entry>,
    function_words: Vec<Entry>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::read(&mut Vec::new()));

impl Lists {
    fn read(errors: &mut Vec<crate::law::TableError>) -> Self {
        let reduplications =
            Table::read("reduplications.tsv", include_str!("../../../grammars/reduplications.tsv"), errors);
        let seams =
            Table::read("doubling_compounds.tsv", include_str!("../../../grammars/doubling_compounds.tsv"), errors);
        let compounds =
            Table::read("doubled_syllables.tsv", include_str!("../../../grammars/doubled_syllables.tsv"), errors);
        let function_words = Table::read(
            "doubled_function_words.tsv",
            include_str!("../../../grammars/doubled_function_words.tsv"),
            errors,
        );
        let entries = |table: &Table<'static>, columns: [&str; 3]| {
            let mut entries: Vec<Entry> = table
                .rows()
                .map(|row| Entry { word: row.get(columns[0]), left: row.get(columns[1]), right: row.get(columns[2]) })
                .collect();
            entries.sort_by_key(|entry| entry.word);
            entries
        };
        let mut syllables: Vec<&str> = reduplications.rows().map(|row| row.get("word")).collect();
        syllables.sort_unstable();
        Self {
            reduplications: syllables,
            seams: seams.rows().map(|row| ["left", "word", "right"].map(|column| row.get(column))).collect(),
            compounds: entries(&compounds, ["word", "after", "before"]),
            function_words: entries(&function_words, ["word", "unless_after", "unless_before"]),
        }
    }

    fn is_reduplicated(&self, word: &Spelling) -> bool {
        [Some(&word.word), word.other.as_ref()]
            .into_iter()
            .flatten()
            .any(|word| self.reduplications.binary_search(&word.as_str()).is_ok())
    }

    /// Whether two compounds are known to meet here: "hành vi vi phạm".
    fn is_seam(&self, word: &Spelling, left: Option<&Spelling>, right: Option<&Spelling>) -> bool {
        self.seams.iter().any(|[before, syllable, after]| {
            word.is(syllable)
                && right.is_some_and(|right| right.is(after))
                && (*before == "*" || left.is_some_and(|left| left.is(before)))
        })
    }

    /// Whether `left word` is a word after which `right` goes on, and `word right` begins none.
    fn completes(&self, word: &Spelling, left: &Spelling, right: &Spelling) -> bool {
        find(&self.compounds, word)
            .is_some_and(|entry| Entry::lists(entry.left, left) && Entry::lists(entry.right, right))
    }

    /// Whether doubling this function word makes no sense between these two words.
    fn is_never_doubled(&self, word: &Spelling, left: Option<&Spelling>, right: &Spelling) -> bool {
        find(&self.function_words, word).is_some_and(|entry| {
            !left.is_some_and(|left| Entry::lists(entry.left, left)) && !Entry::lists(entry.right, right)
        })
    }
}

fn find<'a>(entries: &'a [Entry], word: &Spelling) -> Option<&'a Entry> {
    [Some(&word.word), word.other.as_ref()].into_iter().flatten().find_map(|word| {
        entries.binary_search_by_key(&word.as_str(), |entry| entry.word).ok().and_then(|index| entries.get(index))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sound() {
        let mut errors = Vec::new();
        let lists = Lists::read(&mut errors);
        assert_eq!(errors, []);
        assert!(lists.reduplications.windows(2).all(|pair| pair[0] < pair[1]), "a reduplication is listed twice");
        for entries in [&lists.compounds, &lists.function_words] {
            assert!(entries.windows(2).all(|pair| pair[0].word < pair[1].word), "a syllable is listed twice");
        }
        assert!(lists.compounds.iter().all(|entry| !entry.left.is_empty() && !entry.right.is_empty()));
    }
}
