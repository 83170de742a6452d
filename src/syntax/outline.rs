//! What part of a document a paragraph is.

use crate::law::Knowledge;
use crate::text::{Case, Token};

use super::{DateKind, DateMention};

/// The role of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Role {
    #[default]
    Body,
    /// Quốc hiệu, Tiêu ngữ, the Party's header.
    Header,
    /// "Số: 15/QĐ-UBND".
    NumberLine,
    /// "Hà Nội, ngày 05 tháng 3 năm 2020"; a press dateline.
    DateLine,
    /// A line in capitals, or a numbered heading.
    Heading,
    /// "Căn cứ …".
    Basis,
    /// "Nơi nhận:".
    Recipients,
    /// TM., KT., TL., T/M …
    Signature,
}

/// How many tokens the short lines of a header may have.
const SHORT: usize = 18;

/// The role of a paragraph by its own words alone.
#[must_use]
pub(super) fn role(folded: &str, tokens: &[Token], dates: &[DateMention], knowledge: &Knowledge) -> Role {
    let words = &knowledge.words;
    let Some(first) = tokens.first() else { return Role::Body };
    let key = |index: usize| tokens.get(index).map(|token| token.key);
    let start = usize::from(first.is('-'));
    if key(start) == Some(words.can) && key(start + 1) == Some(words.cu) && tokens[start].case != Case::Lower {
        return Role::Basis;
    }
    if tokens.len() <= SHORT {
        let upper = folded.trim();
        // Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 1; the Party's header of Quy định 399-QĐ/TW.
        let header =
            ["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM", "Độc lập - Tự do", "ĐỘC LẬP - TỰ DO"];
        if header.iter().any(|mark| upper.contains(mark)) {
            return Role::Header;
        }
        if key(0) == Some(words.so) && first.case != Case::Lower && tokens.iter().any(|token| token.is('/')) {
            return Role::NumberLine;
        }
        if key(0) == Some(words.noi) || upper.starts_with("Nơi nhận") || upper.starts_with("NƠI NHẬN") {
            return Role::Recipients;
        }
        if is_signature(upper) {
            return Role::Signature;
        }
        if is_date_line(tokens, dates) {
            return Role::DateLine;
        }
    }
    if is_heading(tokens) { Role::Heading } else { Role::Body }
}

/// "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "T/M BAN THƯỜNG VỤ".
fn is_signature(line: &str) -> bool {
    ["TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L", "TM "].iter().any(|mark| {
        line.strip_prefix(mark).is_some_and(|rest| {
            let letters: Vec<char> = rest.chars().filter(|c| c.is_alphabetic()).collect();
            letters.len() >= 4 && letters.iter().all(|c| c.is_uppercase())
        })
    })
}

/// A place and a complete date, or nothing but a date, weekday and time.
fn is_date_line(tokens: &[Token], dates: &[DateMention]) -> bool {
    let Some(day) = dates.iter().find(|date| date.kind == DateKind::Day && date.date().is_some()) else {
        return false;
    };
    let covered: usize = dates.iter().map(|date| date.tokens.1 - date.tokens.0).sum();
    let place = day.tokens.1 == tokens.len()
        && day.tokens.0 <= 8
        && day.tokens.0.checked_sub(1).is_some_and(|before| tokens[before].is(','))
        && tokens.first().is_some_and(|token| token.case != Case::Lower);
    // A weekday in front and a time behind leave a few words uncovered.
    place || covered + 6 >= tokens.len() && covered * 2 >= tokens.len()
}

/// At least two words, all in capitals.
fn is_heading(tokens: &[Token]) -> bool {
    let mut capitals = 0;
    for token in tokens.iter().filter(|token| token.is_word()) {
        match token.case {
            Case::Upper => capitals += 1,
            Case::Title if token.folded.len() <= 3 => {}
            _ => return false,
        }
    }
    capitals >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Paragraph;

    #[test]
    fn roles_by_their_words() {
        let knowledge = Knowledge::builtin();
        for (text, role) in [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Role::Header),
            ("Độc lập - Tự do - Hạnh phúc", Role::Header),
            ("Số: 15/QĐ-UBND", Role::NumberLine),
            ("Cao Bằng, ngày 05 tháng 3 năm 2020", Role::DateLine),
            ("Thứ Hai, 22/7/2024, 08:30", Role::DateLine),
            ("Sáng ngày 22/7/2024, tại trụ sở Ủy ban nhân dân xã, lãnh đạo xã đã họp.", Role::Body),
            ("Căn cứ Luật Tổ chức chính quyền địa phương;", Role::Basis),
            ("Nơi nhận:", Role::Recipients),
            ("KT. CHỦ TỊCH", Role::Signature),
            ("BÁO CÁO KẾT QUẢ", Role::Heading),
            ("Các đại biểu dự hội nghị.", Role::Body),
        ] {
            assert_eq!(Paragraph::read(text, &knowledge).facts.role, role, "{text}");
        }
    }
}
