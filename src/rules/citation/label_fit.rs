//! Whether a label and a symbol can name one document (A01, A37).

use crate::law::{Form, IssuerFamily, Knowledge, Side, TypeId};
use crate::syntax::{Damage, DamageKind, LabelMention, Symbol};
use crate::text::TextRange;

use super::quotation::words_before;

/// How a label stands to a symbol.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Fits,
    /// Loose usage: the document that a decision issued goes by the number of the decision.
    Loose,
    Contradicts,
}

/// Judges a label that is not among the types of its symbol.
pub(super) fn judge(label: &LabelMention, symbol: &Symbol, text: &str, knowledge: &Knowledge) -> Verdict {
    let name = knowledge.types.name(label.kind);
    let written = label.range.of(text);
    // "TT" may be thông tư or thông tri, "QĐ" quyết định or quy định.
    let same_code = knowledge.types.with_abbreviation(&symbol.type_code).any(|row| row.id == label.kind);
    if same_code && symbol.form != Form::Party && symbol.form != Form::StateYear {
        return Verdict::Fits;
    }
    if label.abbreviated && knowledge.types.with_abbreviation(written).any(|row| symbol.types.contains(&row.id)) {
        return Verdict::Fits;
    }
    if matches!(symbol.form, Form::Letter | Form::Court | Form::Standard | Form::None) {
        return Verdict::Fits;
    }
    // A type code that was itself guessed proves nothing.
    let guessed = |damage: &Damage| {
        damage.kind == DamageKind::Misspelt && symbol.kind.as_ref().is_some_and(|kind| kind.range == damage.range)
    };
    if symbol.damages.iter().any(guessed) || takes_anything(name) {
        return Verdict::Fits;
    }
    let code = symbol.type_code.as_str();
    let year = symbol.year.is_some();
    match (name, code) {
        // TC is the ministry of finance in symbols from before 1997: 280/TC/QĐ/NSNN.
        (_, "TC") if name != "Nghị định" => return Verdict::Fits,
        ("Thông tư liên bộ", "TT") => return Verdict::Fits,
        // Laws and ordinances were published under the number of the order or decree of the President.
        (_, "L" | "LCT" | "SL") => return Verdict::Fits,
        ("Tờ trình", "TT") if !year => return Verdict::Fits,
        // CT is also the tax department; only bodies that issue directives make it one.
        (_, "CT") if !issues_directives(symbol, knowledge) => return Verdict::Fits,
        ("Quy định" | "Quyết định", "QĐ" | "QĐi") if symbol.side == Side::Party => return Verdict::Fits,
        ("Luật", _) if matches!(words_before(text, label.range.start, 1).as_str(), "pháp" | "kỷ") => {
            return Verdict::Fits;
        }
        _ => {}
    }
    if symbol.form == Form::Historic && symbol.kind.is_none() {
        return Verdict::Fits;
    }
    if follows_label(label, symbol, text, knowledge) {
        return Verdict::Fits;
    }
    if names_form(label, symbol, text) {
        return Verdict::Fits;
    }
    // "Thông tư" for a thông tư liên tịch is short, not wrong.
    let longer = |kind: &TypeId| knowledge.types.name(*kind).starts_with(&format!("{name} "));
    if symbol.types.iter().any(longer) {
        return Verdict::Fits;
    }
    let scheme = is_scheme(name);
    if scheme && matches!(symbol.form, Form::NationalAssembly | Form::StandingCommittee) {
        return Verdict::Fits;
    }
    let loose = symbol.form == Form::Consolidated
        || symbol.form == Form::Historic
        || (scheme && matches!(code, "QĐ" | "NQ" | "CT" | "NĐ" | "TTr"))
        || matches!((name, code), ("Quy định", "QĐ") | ("Thông báo", "KL") | ("Kết luận", "TB") | (_, "CV" | "GP"))
        || symbol.types.iter().any(|kind| name.starts_with(&format!("{} ", knowledge.types.name(*kind))));
    if loose { Verdict::Loose } else { Verdict::Contradicts }
}

/// Labels that go with any symbol: letters, papers, standards, and common nouns like "hợp đồng".
fn takes_anything(name: &str) -> bool {
    const NAMES: [&str; 6] = ["Văn bản", "Công văn", "Hợp đồng", "Biên bản", "Thư công", "Án lệ"];
    const HEADS: [&str; 5] = ["Giấy ", "Phiếu ", "Bản ", "Tiêu chuẩn", "Quy chuẩn"];
    NAMES.contains(&name) || HEADS.iter().any(|head| name.starts_with(head))
}

/// What a decision approves or issues, and what therefore goes by the number of the decision.
fn is_scheme(name: &str) -> bool {
    matches!(
        name,
        "Đề án" | "Kế hoạch" | "Chương trình" | "Quy hoạch" | "Dự án" | "Phương án" | "Quy chế" | "Chiến lược"
    )
}

/// Whether the issuer of a CT symbol issues directives.
fn issues_directives(symbol: &Symbol, knowledge: &Knowledge) -> bool {
    if symbol.side == Side::Party {
        return true;
    }
    let mut rows = knowledge.issuers.with_code(&symbol.issuer_code);
    rows.any(|(_, row)| {
        matches!(
            row.family,
            IssuerFamily::PrimeMinister | IssuerFamily::Ministry | IssuerFamily::Government | IssuerFamily::Local
        )
    })
}

/// Whether another label that does fit, or "văn bản", stands right before the label: "Thông báo kết
/// luận số …-TB", "Thông tư hướng dẫn số …/TT-BTC".
fn follows_label(label: &LabelMention, symbol: &Symbol, text: &str, knowledge: &Knowledge) -> bool {
    let before = words_before(text, label.range.start, 4);
    ["văn bản", "công văn"].iter().any(|noun| before.ends_with(noun))
        || symbol.types.iter().any(|kind| before.ends_with(&knowledge.types.name(*kind).to_lowercase()))
}

/// Whether the number is that of a form: "theo quy định Mẫu số 38/TB-ĐKT".
fn names_form(label: &LabelMention, symbol: &Symbol, text: &str) -> bool {
    let between = TextRange::new(label.range.end, symbol.range.start).of(text).to_lowercase();
    ["mẫu", "biểu", "phụ lục"].iter().any(|word| between.contains(word))
}
