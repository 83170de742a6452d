//! E13: a capital within a sentence on a word that has none.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Paragraph};
use crate::text::{Case, Gap, TextEdit, TextRange, Token};

use super::recase::{Letter, recase};

pub(super) static E13: Rule = Rule {
    code: "E13",
    name: "stray-capital",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Viết hoa một từ chung ở giữa câu", en: "A common word has a capital within a sentence"
    },
    explain: Text {
        vi: "Giữa câu chỉ tên riêng và những danh từ nêu trong Phụ lục II, Nghị định 30/2020/NĐ-CP viết hoa. “Ngày” trước \
             ngày tháng, “Ông”, “Bà”, “Đồng chí” trước tên người, từ mở đầu phần trích yếu sau tên cơ quan ban hành hoặc \
             sau “về việc”, “doanh nghiệp” sau “các” là từ chung: “, ngày 05/3”, “ông Lê Văn An”, “của Chính phủ quy định chi tiết”.",
        en: "Within a sentence only names take a capital, and the nouns of Appendix II of Decree 30/2020/NĐ-CP. “Ngày” before \
             a date, “Ông”, “Bà”, “Đồng chí” before a person, the word that opens a document's subject behind its issuer \
             or “về việc”, and “doanh nghiệp” behind “các” are common words.",
    },
    guard: Text {
        vi: "Chỉ xét sau dấu phẩy, sau dấu đóng ngoặc kép không có dấu chấm câu, hoặc sau một từ viết thường đòi có từ tiếp \
             theo (“vào”, “của”). Sau dấu chấm phẩy chỉ xét chữ hoa duy nhất của đoạn. Từ chung khác chỉ xét sau những từ \
             nêu ở small_words.tsv và khi văn bản viết hoa không quá hai chỗ. Không xét lời gửi (“Kính gửi”). Nếu ở đó thật \
             sự bắt đầu câu mới thì phải có dấu chấm.",
        en: "Only behind a comma, a closing quotation mark without a full stop, or a small word that wants another one behind \
             it; behind a semicolon only the single capital of a paragraph; other common words behind those of \
             small_words.tsv, where the text writes them so in two places at most. Salutations are left alone. Where a \
             sentence does begin, the full stop is missing.",
    },
    examples: &[
        Example::Wrong("Sáng nay, ⟦Ngày⟧ 05/3/2019, xã họp.", Some("Sáng nay, ngày 05/3/2019, xã họp.")),
        Example::Wrong(
            "Phát biểu tại hội nghị, ⟦Ông⟧ Lê Văn An cho biết; ý kiến của ⟦Đồng chí⟧ Trần Thị Bình được ghi nhận.",
            Some("Phát biểu tại hội nghị, ông Lê Văn An cho biết; ý kiến của đồng chí Trần Thị Bình được ghi nhận."),
        ),
        Example::Wrong(
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ ⟦Quy định⟧ về công tác văn thư.",
            Some("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ quy định về công tác văn thư."),
        ),
        Example::Wrong("Xã phát động phong trào “Làng sạch” ⟦Ngày⟧ 05/3/2019.", None),
        Example::Wrong(
            "Xã tuyên truyền pháp luật; vận động nhân dân; ⟦Việc⟧ rà soát hộ nghèo đã xong; tặng quà các ⟦Doanh nghiệp⟧.",
            Some(
                "Xã tuyên truyền pháp luật; vận động nhân dân; việc rà soát hộ nghèo đã xong; tặng quà các doanh nghiệp.",
            ),
        ),
        Example::Right("Xã mời các Doanh nghiệp dự.\nXã khen các Doanh nghiệp.\nXã tặng quà các Doanh nghiệp."),
        Example::Right("Xã tuyên truyền pháp luật; vận động nhân dân; Rà soát hộ nghèo; Tặng quà gia đình chính sách."),
        Example::Wrong("Quyết định về việc ⟦Ban hành⟧ quy chế.", Some("Quyết định về việc ban hành quy chế.")),
        Example::Right(
            "Ngày 05/3, ông Lê Văn An dự. Ông Trần Văn Bình, bà Lê Thị Cúc phát biểu: “Tôi đồng ý.” Ông An nói.",
        ),
        Example::Right(
            "Kính thưa các đồng chí, Ông Lê Văn An; phố Hoàng Sa, Bà Lê Chân, Lê Lợi; từ Bà Rịa Vũng Tàu; về Ngày Sách Việt Nam.",
        ),
        Example::Right(
            "Khi nhận được Quyết định của Chính phủ; về việc “Ban hành quy chế”; Thanh tra Chính phủ Kết luận số 5; việc Chấp hành viên xác minh.",
        ),
    ],
    check: Check::Clues { gather, judge },
};

/// What follows "Bà" in other names: "Bà Rịa", "Bà Mẹ Việt Nam", "Hai Bà Trưng".
const NO_PERSONS: [&str; 6] = ["Rịa", "Mẹ", "Trưng", "Triệu", "Nà", "Đen"];
/// Small words behind which a sentence goes on.
const GOES_ON: [&str; 12] = ["của", "với", "cho", "do", "và", "là", "theo", "cùng", "vào", "từ", "đến", "trong"];
/// How many tokens before a name may be those of a salutation.
const GREETING: usize = 100;
/// A text that gives a common word a capital in more places than this means it.
const MOST_MENTIONS: u32 = 2;
/// With so many small letters behind semicolons, the one capital among them is odd.
const LEAST_SMALL: u32 = 2;
/// A note is the length of the place in bytes, and above these bits the word it is about, 0 if its place
/// alone decides.
const LENGTH_BITS: u32 = 8;

fn gather(paragraph: &Paragraph<'_>, context: &Context, clues: &mut Vec<Clue>) {
    let tokens = &paragraph.tokens;
    semicolons(paragraph, context, clues);
    for (index, token) in tokens.iter().enumerate().skip(1) {
        if token.case != Case::Title || token.gap != Gap::Space {
            continue;
        }
        let rest = &tokens[index..];
        let named = if token.key == context.knowledge.words.ngay && is_date(paragraph, rest) {
            Some(1)
        } else {
            person(paragraph, rest)
        };
        let (length, word) = match named.filter(|_| goes_on(paragraph, index, context)) {
            Some(length) => (length, 0),
            None if named.is_none() && opens_subject(paragraph, index, context) => (2, 0),
            None => match common(paragraph, index, context) {
                Some(found) => found,
                None => continue,
            },
        };
        let range = token.range.cover(rest[length - 1].range);
        if range.len() < 1 << LENGTH_BITS {
            clues.push(Clue { fact: range.start, note: word << LENGTH_BITS | range.len() });
        }
    }
}

/// "…; tuyên truyền …; vận động …; Việc rà soát …": the only capital behind the semicolons of a paragraph.
fn semicolons(paragraph: &Paragraph<'_>, context: &Context, clues: &mut Vec<Clue>) {
    let tokens = &paragraph.tokens;
    let (mut small, mut capitals) = (0, 0);
    let mut odd: Option<TextRange> = None;
    for (index, stop) in tokens.iter().enumerate().filter(|(_, token)| token.is(';')) {
        let rest = &tokens[index + 1..];
        let [first, second, third, ..] = rest else { break };
        if !first.is_word() {
            continue;
        }
        if first.case == Case::Lower {
            small += 1;
            continue;
        }
        capitals += 1;
        let knowledge = &context.knowledge;
        // A new line may begin an item of a list; "Tổ chức Y tế thế giới".
        let common = knowledge.usage.is_common(rest);
        let plain = stop.joined()
            && first.gap == Gap::Space
            && first.case == Case::Title
            && [second, third].iter().all(|word| word.gap == Gap::Space && word.case == Case::Lower && word.is_word())
            && (common || knowledge.word_sets.begins_no_name.contains(first.key));
        let named = || {
            knowledge.name_heads.phrases.longest(rest).is_some()
                || knowledge.labels.longest(rest).is_some()
                || knowledge.issuer_names.longest(rest).is_some()
        };
        if plain && !named() {
            odd = Some(if common { first.range.cover(second.range) } else { first.range });
        }
    }
    if let Some(range) = odd.filter(|_| small >= LEAST_SMALL && capitals == 1) {
        clues.push(Clue { fact: range.start, note: range.len() });
    }
}

fn judge(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    // "các Đại biểu", "của Công chức": a text that always does so has a term of its own.
    let mut mentions: FxHashMap<u32, u32> = FxHashMap::default();
    for place in places {
        *mentions.entry(place.note >> LENGTH_BITS).or_default() += 1;
    }
    for place in places {
        let word = place.note >> LENGTH_BITS;
        let Some(paragraph) = facts.paragraphs.get(place.paragraph) else { continue };
        if word != 0 && mentions.get(&word).is_some_and(|count| *count > MOST_MENTIONS) {
            continue;
        }
        let start = paragraph.start + place.fact;
        let whole = TextRange::new(start, start + (place.note & ((1 << LENGTH_BITS) - 1)));
        let first = whole.of(facts.text).find(char::is_whitespace).unwrap_or(whole.len() as usize);
        say(facts.text, whole, TextRange::new(start, start + first as u32), context, report);
    }
}

/// How many tokens a common word takes that has a capital here and hardly anywhere, and its number.
fn common(paragraph: &Paragraph<'_>, index: usize, context: &Context) -> Option<(usize, u32)> {
    let tokens = &paragraph.tokens;
    let (length, before) = context.knowledge.usage.small_word(tokens, index)?;
    let start = index - before;
    let small = tokens[start..index].iter().all(|word| word.case == Case::Lower)
        && tokens[start + 1..index].iter().all(|word| word.gap == Gap::Space);
    // "Khối các Cơ quan tỉnh".
    let name = tokens[start].gap == Gap::Space
        && start.checked_sub(1).is_some_and(|last| tokens[last].is_word() && tokens[last].case != Case::Lower);
    if !small || name {
        return None;
    }
    let word = &tokens[index..index + length];
    let rest_small = word.iter().skip(1).all(|word| word.gap == Gap::Space && word.case == Case::Lower);
    // "việc Chấp hành viên bán tài sản": an office.
    let office = |next: &Token| next.key == context.knowledge.words.vien;
    let goes_on = tokens.get(index + length).is_some_and(|next| {
        next.gap == Gap::Space && (next.is_number() || next.is_word() && (next.case != Case::Lower || office(next)))
    });
    let mut hasher = FxHasher::default();
    word.iter().for_each(|word| word.key.hash(&mut hasher));
    let number = (hasher.finish() >> (32 + LENGTH_BITS)) as u32;
    (rest_small && !goes_on).then_some((length, number.max(1)))
}

/// "Ngày 05/3".
fn is_date(paragraph: &Paragraph<'_>, rest: &[Token]) -> bool {
    let start = rest[0].range.start;
    let dates = &paragraph.facts.dates;
    let date = dates.partition_point(|date| date.range.end <= start);
    dates.get(date).is_some_and(|date| date.range.start <= start) && rest.get(1).is_some_and(Token::is_number)
}

/// How many tokens the word for a person takes before a name: "Ông", "Đồng chí".
fn person(paragraph: &Paragraph<'_>, rest: &[Token]) -> Option<usize> {
    let comrade = || rest.get(1).is_some_and(|second| second.gap == Gap::Space && paragraph.word(second) == "chí");
    let length = match paragraph.word(&rest[0]) {
        "Ông" | "Bà" => 1,
        "Đồng" if comrade() => 2,
        _ => return None,
    };
    let place = rest.get(length).is_some_and(|first| NO_PERSONS.contains(&paragraph.word(first)));
    (!place && is_person(&rest[length..])).then_some(length)
}

/// Whether a name of three or four syllables stands here.
fn is_person(rest: &[Token]) -> bool {
    let name = rest.iter().take_while(|word| word.gap == Gap::Space && word.case == Case::Title);
    matches!(name.count(), 3 | 4)
}

/// "của Chính phủ Quy định": what a document is about.
fn opens_subject(paragraph: &Paragraph<'_>, index: usize, context: &Context) -> bool {
    let [first, second, third, ..] = &paragraph.tokens[index..] else { return false };
    let opener = match paragraph.word(second) {
        "hành" => "Ban",
        "sung" => "Bổ",
        "bố" => "Công",
        "dẫn" => "Hướng",
        "duyệt" => "Phê",
        "định" => "Quy",
        "đổi" => "Sửa",
        "lập" => "Thành",
        "khai" => "Triển",
        "cường" => "Tăng",
        _ => return false,
    };
    let known = paragraph.word(first) == opener
        && [second, third].iter().all(|word| word.gap == Gap::Space && word.is_word() && word.case == Case::Lower);
    known && behind_issuer(paragraph, index, context)
}

/// Whether the issuer of a cited document ends right before the token.
fn behind_issuer(paragraph: &Paragraph<'_>, index: usize, context: &Context) -> bool {
    const LONGEST: usize = 9;
    (index.saturating_sub(LONGEST)..index).any(|start| {
        context.knowledge.issuer_names.longest(&paragraph.tokens[start..]).is_some_and(|(_, length)| {
            start + length == index
                && start.checked_sub(1).is_some_and(|of| paragraph.tokens[of].key == context.knowledge.words.cua)
        })
    })
}

/// Whether the sentence goes on at the token, by what stands before it.
fn goes_on(paragraph: &Paragraph<'_>, index: usize, context: &Context) -> bool {
    let tokens = &paragraph.tokens;
    let before = &tokens[index - 1];
    let further = index.checked_sub(2).map(|further| &tokens[further]);
    if before.is(',') {
        let words = &context.knowledge.words;
        // "phố Hoàng Sa, Bà Lê Chân": a list of names. "thứ ba, Ngày 5/3" belongs to the weekday.
        let weekday =
            index > 2 && tokens[index - 3].key == words.thu && further.is_some_and(|day| day.case == Case::Lower);
        let names = paragraph.word(&tokens[index]) == "Bà" && further.is_some_and(|last| last.case != Case::Lower);
        let greeting = tokens[index.saturating_sub(GREETING)..index].iter().any(|word| word.key == words.kinh);
        return before.joined() && !weekday && !names && !greeting && further.is_some();
    }
    if before.is('”') || before.is('"') {
        let inside = further.filter(|_| before.joined());
        return inside.is_some_and(|last| last.is_word() && last.case == Case::Lower);
    }
    before.is_word() && before.case == Case::Lower && GOES_ON.contains(&paragraph.word(before))
}

fn say(text: &str, whole: TextRange, word: TextRange, context: &Context, report: &mut Report) {
    let Some((edits, right)) = recase(text, whole, &[(word, Letter::Small)]) else { return };
    let message = say!(
        context,
        "Giữa câu viết thường: “{right}” (nếu bắt đầu câu mới thì thiếu dấu chấm ở trước)",
        "Small within a sentence: “{right}” (if a new one begins, the full stop before is missing)"
    );
    let entry = report.add(&E13, whole, message);
    let title = say!(context, "Viết “{right}”", "Write “{right}”");
    // “… nóng nảy” Ngày 1/7, …: as often the full stop was forgotten.
    let before = text[..whole.start as usize].trim_end();
    if before.ends_with(['”', '"']) {
        let stop = vec![TextEdit::insert(before.len() as u32, ".")];
        let _ = entry.offer(title, edits).offer(say!(context, "Thêm dấu chấm ở trước", "Insert the full stop"), stop);
    } else {
        let _ = entry.suggest(title, edits);
    }
}
