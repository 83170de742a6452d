//! A01 and A37: the name of the type against the symbol.

use crate::law::{Family, Knowledge, TypeId};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DocumentFacts, LabelMention, Mention, Symbol};
use crate::text::{TextEdit, TextRange};

use super::evidence;
use super::label_fit::{Verdict, judge};
use super::quotation::{quoted_as_wrong, words_before};

pub(super) static A01: Rule = Rule {
    code: "A01",
    name: "citation-type-mismatch",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Tên loại văn bản trái với ký hiệu", en: "The type of a document contradicts its symbol"
    },
    explain: Text {
        vi: "Ký hiệu gồm chữ viết tắt tên loại và tên cơ quan ban hành, nên tên loại ghi trước số phải khớp với ký \
             hiệu: NĐ là nghị định, NQ là nghị quyết, QĐ là quyết định, TT là thông tư (Nghị định 30/2020/NĐ-CP, Phụ \
             lục III, Mục I; Luật 64/2025/QH15, Điều 4), của Đảng thì QĐ là quyết định hoặc quy định, TT là thông tri \
             (Quy định 399-QĐ/TW). Viết “Nghị định số 28-NQ/TW” thì một trong hai chỗ sai: thường là tên loại.",
        en: "A symbol is made of the codes of type and issuer, so the type named before the number has to fit: NĐ is \
             nghị định, NQ nghị quyết, QĐ quyết định, TT thông tư (Decree 30/2020/NĐ-CP, Appendix III.I; Law \
             64/2025/QH15, Article 4); in Party documents QĐ is quyết định or quy định, TT thông tri (Regulation \
             399-QĐ/TW). In “Nghị định số 28-NQ/TW” one of the two is wrong, usually the type.",
    },
    guard: Text {
        vi: "Chấp nhận: Quyết định và Quy định với QĐ của Đảng; Luật, Bộ luật, Nghị quyết với QH; Pháp lệnh, Nghị quyết \
             với UBTVQH; mọi tên loại với ký hiệu trước năm 1997; “văn bản”, “công văn” với mọi ký hiệu; CT là Cục Thuế; \
             “tờ trình” mang TT; “thông báo kết luận số …-TB”. Đề án, kế hoạch gọi theo số của quyết định phê duyệt chỉ \
             được nhắc nhẹ. Không báo chỗ trích nguyên văn kèm “sai”, “nhầm”.",
        en: "Accepted: quyết định and quy định for the Party's QĐ; luật, bộ luật, nghị quyết for QH; pháp lệnh, nghị \
             quyết for UBTVQH; any type for symbols from before 1997; văn bản and công văn for anything; CT as tax \
             department; tờ trình with TT; thông báo kết luận with TB. A scheme called by the number of the decision \
             that approved it is a hint only. Silent in a quotation that is said to be wrong.",
    },
    examples: &[
        Example::Wrong(
            "Thực hiện ⟦Nghị định số 28-NQ/TW⟧ của Bộ Chính trị (khóa X).",
            Some("Thực hiện Nghị quyết số 28-NQ/TW của Bộ Chính trị (khóa X)."),
        ),
        Example::Wrong(
            "Đơn vị làm theo ⟦thông tư 30/2020/NĐ-CP⟧ về công tác văn thư.",
            Some("Đơn vị làm theo nghị định 30/2020/NĐ-CP về công tác văn thư."),
        ),
        Example::Wrong("Căn cứ ⟦Nghị định số 45/2019/QH14⟧ về lao động.", None),
        Example::Right("Thực hiện Quy định số 37-QĐ/TW và Quyết định số 244-QĐ/TW của Ban Chấp hành Trung ương."),
        Example::Right("Căn cứ Luật số 45/2019/QH14 và Nghị quyết số 43/2022/QH15 của Quốc hội."),
        Example::Right("Căn cứ Pháp lệnh số 02/2020/UBTVQH14 và Nghị quyết số 04/2023/UBTVQH15."),
        Example::Right("Tỉnh ủy ban hành Thông tri số 05-TT/TU về tuyển quân."),
        Example::Right("Trả lời Công văn số 1520/CT-TTHT của Cục Thuế tỉnh."),
        Example::Right("Xét Tờ trình số 407/TT-SNN của Sở Nông nghiệp."),
        Example::Right("Thông tư này hướng dẫn Nghị định số 53/2013/NĐ-CP theo quy định Mẫu số 38/TB-ĐKT."),
        Example::Right("Thực hiện Thông báo kết luận số 19-TB/TW của Ban Bí thư."),
        Example::Right("Nghị định số 63-CP, Quyết định số 217-HĐBT và Nghị quyết số 05-HĐBT còn được nhắc tới."),
        Example::Right("Bản tin trước ghi “Nghị định số 28-NQ/TW” là viết nhầm, nay sửa lại."),
        Example::Right("Theo Văn bản số 219/TB-VPCP của Văn phòng Chính phủ."),
    ],
    check: Check::Document(named),
};

pub(super) static A37: Rule = Rule {
    code: "A37",
    name: "citation-list-mixed",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Văn bản khác loại xếp chung dưới một tên loại",
        en: "Documents of another type listed under one label",
    },
    explain: Text {
        vi: "Khi nêu nhiều văn bản cùng loại, tên loại chỉ ghi một lần ở đầu (“các Nghị định số … và số …”). Văn bản khác \
             loại phải có tên loại riêng: mỗi lần viện dẫn phải ghi tên loại, số, ký hiệu (Nghị định 30/2020/NĐ-CP, Phụ \
             lục I, Phần I, Mục II, khoản 6, điểm b).",
        en: "Several documents of one type share the label (“các Nghị định số … và số …”). One of another type needs its \
             own: a citation gives type, number and symbol (Decree 30/2020/NĐ-CP, Appendix I, II.6.b).",
    },
    guard: Text { vi: "Các trường hợp chấp nhận của A01.", en: "As for A01." },
    examples: &[
        Example::Right(
            "Bãi bỏ Thông tư số 41/2012/TT-BTC hướng dẫn Quyết định số 62/2011/QĐ-TTg; số 88/2012/TT-BTC của Bộ Tài chính.",
        ),
        Example::Wrong("Thực hiện các Nghị định số 21/2019/NĐ-CP và ⟦44-NQ/TW⟧.", None),
        Example::Right("Thực hiện các Nghị định số 21/2019/NĐ-CP và số 30/2020/NĐ-CP."),
        Example::Right("Thực hiện Nghị định số 21/2019/NĐ-CP và Nghị quyết số 44-NQ/TW."),
    ],
    check: Check::Document(inherited),
};

fn named(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for mention in &facts.mentions {
        let Some((label, symbol, verdict)) = conflict(mention, facts, context) else { continue };
        if label.inherited {
            continue;
        }
        let text = facts.paragraphs[mention.paragraph].text;
        let written = label.range.of(text);
        let stands = stands_for(symbol, context);
        let canonical = &symbol.canonical;
        let message = say!(
            context,
            "“{written}” trái với ký hiệu {canonical}: {stands}",
            "“{written}” contradicts the symbol {canonical}: {stands}"
        );
        let range = label.range.cover(symbol.range).shift(mention.start);
        let mut entry = report.add(&A01, range, message);
        if verdict == Verdict::Loose {
            entry = entry.at_most(Severity::Hint);
        }
        if let Some(code) = code_range(symbol) {
            entry = entry.related(code.shift(mention.start), stands);
        }
        let knowledge = &context.knowledge;
        // A label behind "kết" is half a word ("kết luật" for "kết luận"): nothing to offer.
        if verdict == Verdict::Loose || words_before(text, label.range.start, 1) == "kết" {
            continue;
        }
        let other_symbol = symbol_of_label(mention.citation, label, knowledge);
        let certain = other_symbol.is_none()
            && symbol.types.len() == 1
            && (evidence::symbol_and_day_agree(mention.citation, knowledge) || outvoted(mention, symbol, facts));
        if let Some(right) = &other_symbol {
            let title = say!(context, "Sửa ký hiệu thành {right}", "Change the symbol to {right}");
            let edit = TextEdit::replace(symbol.range.shift(mention.start), right.clone());
            entry = entry.suggest(title, vec![edit]);
        }
        for &kind in &symbol.types {
            let right = in_case_of(written, label, kind, knowledge);
            let title = say!(context, "Sửa “{written}” thành “{right}”", "Change “{written}” to “{right}”");
            let edits = vec![TextEdit::replace(label.range.shift(mention.start), right)];
            entry = if certain { entry.fix(title, edits) } else { entry.suggest(title, edits) };
        }
    }
}

fn inherited(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for mention in &facts.mentions {
        let Some((label, symbol, verdict)) = conflict(mention, facts, context) else { continue };
        if !label.inherited || verdict == Verdict::Loose || has_own_label(mention, symbol, facts) {
            continue;
        }
        let knowledge = &context.knowledge;
        let written = knowledge.types.name(label.kind);
        let stands = stands_for(symbol, context);
        let canonical = &symbol.canonical;
        let message = say!(
            context,
            "{canonical} không phải là {written}: {stands}; cần ghi tên loại riêng",
            "{canonical} is no {written}: {stands}; it needs its own label"
        );
        let label_place = say!(context, "tên loại chung của danh sách", "the label of the list");
        let mut entry = report
            .add(&A37, symbol.range.shift(mention.start), message)
            .related(label.range.shift(mention.start), label_place);
        let so = mention.citation.so.filter(|so| so.range.end <= symbol.range.start);
        let at = so.map_or(symbol.range.start, |so| so.range.start) + mention.start;
        for &kind in &symbol.types {
            let name = knowledge.types.name(kind);
            let title = say!(context, "Thêm “{name} số” vào trước", "Put “{name} số” before it");
            let insert = if so.is_some() { format!("{name} ") } else { format!("{name} số ") };
            entry = entry.suggest(title, vec![TextEdit::insert(at, insert)]);
        }
    }
}

/// Whether the element may go on with a label further left: in "Thông tư số 1/2012/TT-BTC hướng dẫn
/// Quyết định số 62/2011/QĐ-TTg; số 8/2012/TT-BTC" the second circular is an element of its own
/// list, as the semicolon shows.
fn has_own_label(mention: &Mention<'_>, symbol: &Symbol, facts: &DocumentFacts<'_>) -> bool {
    let paragraph = &facts.paragraphs[mention.paragraph];
    let before = paragraph.text.get(..mention.citation.range.start as usize).unwrap_or("").trim_end();
    let before = before.trim_end_matches("số").trim_end();
    let mut earlier =
        paragraph.facts.citations.iter().take_while(|other| other.range.start < mention.citation.range.start);
    before.ends_with(';')
        || earlier.any(|other| {
            let label = other.label.as_ref().filter(|label| !label.inherited);
            label.is_some_and(|label| symbol.types.contains(&label.kind))
        })
}

/// The label and symbol of a citation when they do not fit.
fn conflict<'a>(
    mention: &Mention<'a>,
    facts: &DocumentFacts<'_>,
    context: &Context,
) -> Option<(&'a LabelMention, &'a Symbol, Verdict)> {
    let citation = mention.citation;
    let (label, symbol) = (citation.label.as_ref()?, citation.symbol.as_ref()?);
    if symbol.types.is_empty() || symbol.types.contains(&label.kind) {
        return None;
    }
    let text = facts.paragraphs.get(mention.paragraph)?.text;
    let verdict = judge(label, symbol, text, &context.knowledge);
    if verdict == Verdict::Fits || quoted_as_wrong(text, citation.range) {
        return None;
    }
    Some((label, symbol, verdict))
}

/// "NQ là Nghị quyết", "QH14 là ký hiệu của Luật, Bộ luật hoặc Nghị quyết".
fn stands_for(symbol: &Symbol, context: &Context) -> String {
    let mut names: Vec<&str> = Vec::new();
    for kind in &symbol.types {
        let name = context.knowledge.types.name(*kind);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let or = say!(context, " hoặc ", " or ");
    let list = match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{}{or}{last}", rest.join(", ")),
        None => String::new(),
    };
    let code = if symbol.type_code.is_empty() {
        symbol.issuer.as_ref().map_or(symbol.issuer_code.as_str(), |issuer| issuer.text.as_str())
    } else {
        symbol.type_code.as_str()
    };
    say!(context, "{code} là {list}", "{code} is {list}")
}

/// The place in a symbol that says its type.
fn code_range(symbol: &Symbol) -> Option<TextRange> {
    symbol.kind.as_ref().or(symbol.issuer.as_ref()).map(|part| part.range)
}

/// The name of a type, capitalised as the label that it is to replace.
fn in_case_of(written: &str, label: &LabelMention, kind: TypeId, knowledge: &Knowledge) -> String {
    let name = knowledge.types.name(kind);
    if label.abbreviated {
        let row = knowledge.types.rows.iter().find(|row| row.id == kind && row.family != Family::Historic);
        let code = row.map_or("", |row| row.abbreviation.split('|').next().unwrap_or(""));
        return if code.is_empty() { name.to_owned() } else { code.to_owned() };
    }
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    if first_upper && written.chars().count() > 2 && letters.all(char::is_uppercase) {
        name.to_uppercase()
    } else if first_upper {
        name.to_owned()
    } else {
        name.to_lowercase()
    }
}

/// The one known symbol that the citation would have if its label and its day were right.
fn symbol_of_label(citation: &Citation, label: &LabelMention, knowledge: &Knowledge) -> Option<String> {
    let symbol = citation.symbol.as_ref()?;
    let day = evidence::day(citation)?;
    if evidence::symbol_and_day_agree(citation, knowledge) {
        return None;
    }
    let name = knowledge.types.name(label.kind);
    let number = match &symbol.year {
        Some(year) => format!("{}/{}", symbol.number.text, year.text),
        None => symbol.number.text.clone(),
    };
    let mut records =
        knowledge.registry().with_number(&number).filter(|record| record.kind == name && record.issued == Some(day));
    let first = records.next()?;
    records.next().is_none().then(|| first.symbol.to_owned())
}

/// Whether another citation of the text has the symbol with a fitting label and none repeats the
/// label that does not fit.
fn outvoted(mention: &Mention<'_>, symbol: &Symbol, facts: &DocumentFacts<'_>) -> bool {
    let mut fitting = false;
    for other in &facts.mentions {
        let (Some(label), Some(same)) = (&other.citation.label, &other.citation.symbol) else { continue };
        if same.canonical != symbol.canonical || std::ptr::eq(other.citation, mention.citation) {
            continue;
        }
        if !same.types.contains(&label.kind) {
            return false;
        }
        fitting = true;
    }
    fitting
}
