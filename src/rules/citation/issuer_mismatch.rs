//! A02 and A04: the body behind "của" against the symbol.

use crate::law::{Form, Issuer, IssuerFamily, Knowledge, Side};
use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Citation, DamageKind, IssuerMention, Paragraph, Symbol};
use crate::text::TextEdit;

use super::evidence;
use super::quotation::quoted_as_wrong;

pub(super) static A02: Rule = Rule {
    code: "A02",
    name: "citation-issuer-mismatch",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Cơ quan ban hành trái với ký hiệu", en: "The issuer named contradicts the symbol" },
    explain: Text {
        vi: "Phần cuối của ký hiệu là chữ viết tắt tên cơ quan hoặc chức danh ban hành: NĐ-CP, NQ-CP là của Chính phủ; \
             QĐ-TTg, CT-TTg là của Thủ tướng Chính phủ; TT-BTC là của Bộ trưởng Bộ Tài chính (Nghị định \
             30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3; thẩm quyền: Luật 64/2025/QH15, Điều 4). Chính phủ và \
             Thủ tướng Chính phủ là hai chủ thể khác nhau: nghị định không bao giờ “của Thủ tướng Chính phủ”.",
        en: "The last part of a symbol is the code of the body or office that issued it: NĐ-CP and NQ-CP belong to the \
             Government, QĐ-TTg and CT-TTg to the Prime Minister, TT-BTC to the Minister of Finance (Decree \
             30/2020/NĐ-CP, Appendix I, II.3; powers: Law 64/2025/QH15, Article 4). The Government and the Prime \
             Minister are two issuers: no decree is “của Thủ tướng Chính phủ”.",
    },
    guard: Text {
        vi: "Chỉ xét “của …” đứng ngay sau số, ký hiệu hoặc ngày, và chỉ khi tên cơ quan có trong bảng. Không báo khi \
             phía trước có danh từ chỉ văn bản kèm “thực hiện”, “triển khai”, “hướng dẫn” (Kế hoạch thực hiện Nghị định … \
             của UBND tỉnh); khi kể nhiều cơ quan một lượt; khi bộ đã đổi tên, sáp nhập; khi cơ quan là đoàn thể hoặc \
             đơn vị trực thuộc.",
        en: "Only “của …” right behind symbol or date, and only bodies of the table. Silent when a document noun with \
             “thực hiện”, “triển khai” or “hướng dẫn” stands before (Kế hoạch thực hiện Nghị định … của UBND tỉnh); in \
             lists of bodies; for ministries that were renamed or merged; for organisations and subordinate units.",
    },
    examples: &[
        Example::Wrong(
            "Căn cứ Nghị định số 111/2017/NĐ-CP ngày 05/10/2017 của ⟦Thủ tướng Chính phủ⟧ về đào tạo y tế.",
            Some("Căn cứ Nghị định số 111/2017/NĐ-CP ngày 05/10/2017 của Chính phủ về đào tạo y tế."),
        ),
        Example::Wrong("Theo Quyết định số 749/QĐ-TTg của ⟦Chính phủ⟧ về chuyển đổi số quốc gia.", None),
        Example::Wrong("Theo Thông tư số 24/2015/TT-BTC của ⟦Bộ trưởng Bộ Công Thương⟧ về giờ làm việc.", None),
        Example::Right("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư."),
        Example::Right("Kế hoạch thực hiện Nghị định số 21/2019/NĐ-CP của Ủy ban nhân dân tỉnh đã được ban hành."),
        Example::Right("Theo Thông tư số 41/2018/TT-BTC của Bộ trưởng Bộ Tài chính."),
        Example::Right("Theo Thông tư số 12/2009/TT-BKH của Bộ Kế hoạch và Đầu tư."),
        Example::Right("Theo Thông tư số 05/2021/TT-BLĐTBXH của Bộ Nội vụ sau sáp nhập."),
    ],
    check: Check::Paragraph(issuers),
};

pub(super) static A04: Rule = Rule {
    code: "A04",
    name: "citation-system-mismatch",
    category: Category::Citation,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text {
        vi: "Ký hiệu của Đảng nhưng cơ quan của Nhà nước, hoặc ngược lại",
        en: "A Party symbol with a State issuer, or the reverse",
    },
    explain: Text {
        vi: "Văn bản của Đảng mang ký hiệu 42-NQ/TW (số, gạch nối, tên loại, gạch chéo, cơ quan; Quy định 399-QĐ/TW, \
             Hướng dẫn 05-HD/VPTW), văn bản của Nhà nước mang ký hiệu 42/NQ-CP (Nghị định 30/2020/NĐ-CP, Phụ lục I). \
             Nghị quyết số 42-NQ/TW không thể “của Chính phủ”: hoặc sai ký hiệu, hoặc sai cơ quan.",
        en: "Party documents bear symbols like 42-NQ/TW (Regulation 399-QĐ/TW, Guidance 05-HD/VPTW), State documents \
             like 42/NQ-CP (Decree 30/2020/NĐ-CP, Appendix I). 42-NQ/TW cannot be “của Chính phủ”: either the symbol \
             or the body is wrong.",
    },
    guard: Text {
        vi: "Như A02. Không sửa tự động vì có hai cách hiểu. Không báo với Mặt trận, đoàn thể, lực lượng vũ trang.",
        en: "As for A02. No fix, as there are two readings. Silent for the Front, organisations and armed forces.",
    },
    examples: &[
        Example::Wrong("Thực hiện Nghị quyết số 42-NQ/TW của ⟦Chính phủ⟧ về chính sách xã hội.", None),
        Example::Wrong("Thực hiện Nghị quyết số 42/NQ-CP của ⟦Bộ Chính trị⟧ về an sinh.", None),
        Example::Right("Thực hiện Nghị quyết số 42-NQ/TW của Ban Chấp hành Trung ương Đảng về chính sách xã hội."),
        Example::Right("Thực hiện Nghị quyết số 42/NQ-CP của Chính phủ về an sinh."),
        Example::Right("Chương trình hành động thực hiện Nghị quyết số 42-NQ/TW của Chính phủ có năm nhiệm vụ."),
    ],
    check: Check::Paragraph(systems),
};

fn issuers(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for citation in &paragraph.facts.citations {
        let Some((symbol, mention)) = claim(citation, paragraph, context) else { continue };
        let written = mention.range.of(paragraph.text);
        let contradicts = match body(mention, &context.knowledge) {
            Some(named) => !crosses_systems(symbol, named) && !fits(symbol, named, &context.knowledge),
            None => is_unit(written) && is_circular(symbol, &context.knowledge),
        };
        if !contradicts {
            continue;
        }
        let canonical = &symbol.canonical;
        let code = &symbol.issuer_code;
        let owners = owners(symbol, &context.knowledge);
        let names = owners.join(", ");
        let message = say!(
            context,
            "“{written}” trái với ký hiệu {canonical}: {code} là {names}",
            "“{written}” contradicts the symbol {canonical}: {code} is {names}"
        );
        let mut entry = report.add(&A02, mention.range, message);
        if let Some(part) = &symbol.issuer {
            entry = entry.related(part.range, say!(context, "{code} là {names}", "{code} is {names}"));
        }
        let [owner] = owners.as_slice() else { continue };
        let minister = written.starts_with("Bộ trưởng ") && owner.starts_with("Bộ ");
        let right = if minister { format!("Bộ trưởng {owner}") } else { (*owner).to_owned() };
        let title = say!(context, "Sửa thành “{right}”", "Change to “{right}”");
        let edits = vec![TextEdit::replace(mention.range, right)];
        if evidence::symbol_and_day_agree(citation, &context.knowledge) {
            entry.fix(title, edits);
        } else {
            entry.suggest(title, edits);
        }
    }
}

fn systems(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    for citation in &paragraph.facts.citations {
        let Some((symbol, mention)) = claim(citation, paragraph, context) else { continue };
        if !body(mention, &context.knowledge).is_some_and(|named| crosses_systems(symbol, named)) {
            continue;
        }
        let written = mention.range.of(paragraph.text);
        let canonical = &symbol.canonical;
        let (message, place) = if symbol.side == Side::Party {
            (
                say!(
                    context,
                    "{canonical} là ký hiệu văn bản của Đảng, không phải của {written}",
                    "{canonical} is a Party symbol, not one of {written}"
                ),
                say!(context, "ký hiệu của Đảng", "a Party symbol"),
            )
        } else {
            (
                say!(
                    context,
                    "{canonical} là ký hiệu văn bản của Nhà nước, không phải của {written}",
                    "{canonical} is a State symbol, not one of {written}"
                ),
                say!(context, "ký hiệu của Nhà nước", "a State symbol"),
            )
        };
        report.add(&A04, mention.range, message).related(symbol.range, place);
    }
}

/// The symbol of a citation and the words that say whose it is, where they can be set against each
/// other.
fn claim<'a>(
    citation: &'a Citation,
    paragraph: &Paragraph<'_>,
    context: &Context,
) -> Option<(&'a Symbol, &'a IssuerMention)> {
    let (symbol, mention) = (citation.symbol.as_ref()?, citation.issuer.as_ref()?);
    // A symbol with a year says by itself that a document is cited; "15/KH-UBND" may stand in a table.
    if citation.label.is_none() && symbol.form != Form::StateYear {
        return None;
    }
    let one_issuer = matches!(
        symbol.form,
        Form::State | Form::StateYear | Form::NationalAssembly | Form::StandingCommittee | Form::Party
    );
    let guessed = symbol.damages.iter().any(|damage| {
        matches!(damage.kind, DamageKind::Misspelt | DamageKind::NearIssuer)
            && symbol.issuer.as_ref().is_some_and(|issuer| issuer.range == damage.range)
    });
    let silent = mention.outer
        || !one_issuer
        || guessed
        || continues_with_another(mention, paragraph, context)
        || quoted_as_wrong(paragraph.text, citation.range);
    (!silent).then_some((symbol, mention))
}

/// The body that is named, if it is one that issues documents on its own.
fn body<'k>(mention: &IssuerMention, knowledge: &'k Knowledge) -> Option<&'k Issuer> {
    let named = knowledge.issuers.get(mention.issuer?)?;
    let independent =
        !matches!(named.family, IssuerFamily::Organisation | IssuerFamily::Department | IssuerFamily::ArmedForces);
    independent.then_some(named)
}

/// A unit of a ministry, which issues no circular.
fn is_unit(name: &str) -> bool {
    name.starts_with("Cục ") || name.starts_with("Vụ ")
}

fn is_circular(symbol: &Symbol, knowledge: &Knowledge) -> bool {
    let mut rows = knowledge.issuers.with_code(&symbol.issuer_code);
    symbol.type_code == "TT" && symbol.year.is_some() && rows.any(|(_, row)| row.family == IssuerFamily::Ministry)
}

/// Whether the body is one of several in a row: "của Chính phủ, Thủ tướng Chính phủ".
fn continues_with_another(mention: &IssuerMention, paragraph: &Paragraph<'_>, context: &Context) -> bool {
    let next = paragraph.tokens.partition_point(|token| token.range.start < mention.range.end);
    let Some(joint) = paragraph.tokens.get(next) else { return false };
    let joins = joint.is(',') || joint.is('/') || joint.is('-') || joint.key == context.knowledge.words.va;
    joins && context.knowledge.issuer_names.longest(&paragraph.tokens[next + 1..]).is_some()
}

/// Whether one of symbol and body is the Party's and the other the State's.
fn crosses_systems(symbol: &Symbol, named: &Issuer) -> bool {
    let party = named.family == IssuerFamily::Party;
    match symbol.side {
        Side::Party => !party && symbol.form == Form::Party,
        Side::State => party,
    }
}

/// Whether the body may have issued under the symbol; unknown codes fit everything.
fn fits(symbol: &Symbol, named: &Issuer, knowledge: &Knowledge) -> bool {
    // The Party has thousands of committees, and the table only names the kinds.
    let central = |code: &str| matches!(code, "TW" | "TU");
    if symbol.side == Side::Party && !(central(&symbol.issuer_code) && central(&named.code)) {
        return true;
    }
    let mut known = false;
    for (_, owner) in knowledge.issuers.with_code(&symbol.issuer_code) {
        known = true;
        if owner.code == named.code || owner.name == named.name || succeeds(owner, named) || succeeds(named, owner) {
            return true;
        }
    }
    !known
}

/// Whether `later` took over from `earlier`, so that writers name the one for the other.
fn succeeds(later: &Issuer, earlier: &Issuer) -> bool {
    earlier.successor.split('|').any(|code| code == later.code)
}

/// The names behind the code of a symbol, each once.
fn owners<'k>(symbol: &Symbol, knowledge: &'k Knowledge) -> Vec<&'k str> {
    let mut names: Vec<&str> = Vec::new();
    for (_, owner) in knowledge.issuers.with_code(&symbol.issuer_code) {
        // Bodies that are gone did not issue what a text of today cites under the code.
        let gone = owner.to.is_some() && knowledge.issuers.with_code(&owner.code).count() > 1;
        if !gone && !names.contains(&owner.name.as_str()) {
            names.push(&owner.name);
        }
    }
    names
}
