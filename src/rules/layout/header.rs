//! F01, F02: Quốc hiệu, Tiêu ngữ and the Party's header.

use crate::rules::{Category, Check, Context, Entry, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{DocumentFacts, Paragraph};
use crate::text::{Case, TextEdit, TextRange, Token, lowercase_into};

use super::{DOCUMENT, HEAD, lines};

pub(super) static F01: Rule = Rule {
    code: "F01",
    name: "national-header",
    category: Category::Layout,
    level: Level::On(Severity::Error),
    profiles: &[],
    title: Text { vi: "Quốc hiệu hoặc Tiêu ngữ sai", en: "The national name or motto is wrong" },
    explain: Text {
        vi: "Quốc hiệu là “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”; Tiêu ngữ là “Độc lập - Tự do - Hạnh phúc”, giữa các cụm từ \
             có gạch nối, có cách chữ (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1).",
        en: "The national name is “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, the motto “Độc lập - Tự do - Hạnh phúc” with spaced \
             hyphens (Decree 30/2020/NĐ-CP, Appendix I, I.II.1).",
    },
    guard: Text {
        vi: "Chỉ xét dòng chỉ có Tiêu ngữ và dòng chữ hoa khác Quốc hiệu một hoặc hai chữ; “HÒA” và “HOÀ” đều được. Gạch dài \
             thay gạch nối (trang mạng) chỉ là gợi nhắc.",
        en: "Only a line that is nothing but the motto, and capitals that differ from the national name in one or two words; \
             both “HÒA” and “HOÀ” will do. Dashes for hyphens, as web pages have them, are a hint.",
    },
    examples: &[
        Example::Wrong("⟦CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM⟧", Some("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        Example::Wrong("⟦Độc lập-Tự do-Hạnh phúc⟧", Some("Độc lập - Tự do - Hạnh phúc")),
        Example::Wrong("⟦Độc lập – Tự do – Hạnh phúc⟧", Some("Độc lập - Tự do - Hạnh phúc")),
        Example::Right("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        Example::Right("Vì độc lập, tự do, hạnh phúc của nhân dân.\nNƯỚC CỘNG HÒA DÂN CHỦ NHÂN DÂN LÀO"),
    ],
    check: Check::Paragraph(wording),
};

pub(super) static F02: Rule = Rule {
    code: "F02",
    name: "mixed-headers",
    category: Category::Layout,
    level: Level::Off,
    profiles: DOCUMENT,
    title: Text {
        vi: "Tiêu đề của Đảng lẫn với Tiêu ngữ", en: "The Party's header stands with the national motto"
    },
    explain: Text {
        vi: "Văn bản của Đảng có tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM” (Hướng dẫn 05-HD/VPTW); Quốc hiệu và Tiêu ngữ là của văn bản \
             nhà nước. Một văn bản chỉ có một trong hai.",
        en: "A document of the Party has the header “ĐẢNG CỘNG SẢN VIỆT NAM” (Guidance 05-HD/VPTW); the national name and \
             motto are the State's. A document has one of them.",
    },
    guard: Text {
        vi: "Chỉ xét các dòng đầu của văn bản đầy đủ thể thức.",
        en: "Only the first lines of a whole document.",
    },
    examples: &[
        Example::Wrong(
            "ĐẢNG CỘNG SẢN VIỆT NAM\n⟦Độc lập - Tự do - Hạnh phúc⟧\nSố 05-BC/ĐU\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO",
            None,
        ),
        Example::Right("ĐẢNG CỘNG SẢN VIỆT NAM\nSố 05-BC/ĐU\nSơn La, ngày 05 tháng 3 năm 2024\nBÁO CÁO"),
    ],
    check: Check::Document(mixed),
};

const NAME: [&str; 8] = ["cộng", "hòa", "xã", "hội", "chủ", "nghĩa", "việt", "nam"];
const MOTTO: [&str; 6] = ["độc", "lập", "tự", "do", "hạnh", "phúc"];

fn wording(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    /// Two columns side by side have the most.
    const LONGEST: usize = 40;
    let tokens = &paragraph.tokens;
    if tokens.len() > LONGEST || tokens.len() < MOTTO.len() {
        return;
    }
    let right = "Độc lập - Tự do - Hạnh phúc";
    let words: Vec<&Token> = tokens.iter().filter(|token| token.is_word()).collect();
    if words.len() == MOTTO.len() && words.iter().zip(MOTTO).all(|(token, word)| is(paragraph, token, word)) {
        let range = TextRange::new(tokens[0].range.start, tokens[tokens.len() - 1].range.end);
        let written = range.of(paragraph.text);
        // Old forms have the motto in capitals.
        let upper = words.iter().all(|token| token.case == Case::Upper) && written == right.to_uppercase();
        let dashes = tokens.len() == MOTTO.len() + 2 && tokens.iter().all(|token| token.is_word() || token.is('-'));
        if written != right && !upper && dashes && words[0].case != Case::Lower {
            // A web page makes dashes of hyphens.
            let dash_alone = written.replace(['–', '—'], "-") == right;
            let entry = add(range, right, context, report);
            if dash_alone {
                let _ = entry.at_most(Severity::Hint);
            }
        }
    }
    for window in tokens.windows(NAME.len()) {
        let all = window.iter().all(|token| token.is_word() && token.case == Case::Upper);
        if !all {
            continue;
        }
        let same = window.iter().zip(NAME).filter(|(token, word)| is(paragraph, token, word)).count();
        // Laos is a "CỘNG HÒA DÂN CHỦ NHÂN DÂN": it shares no more than two words.
        if (6..8).contains(&same) {
            let range = window[0].range.cover(window[NAME.len() - 1].range);
            let _ = add(range, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", context, report);
        }
    }
}

/// Whether the token is the word, in any case and with either place of the tone mark.
fn is(paragraph: &Paragraph<'_>, token: &Token, word: &str) -> bool {
    let mut lower = String::new();
    lowercase_into(paragraph.word(token), &mut lower);
    lower == word || word == "hòa" && lower == "hoà"
}

fn add<'r>(range: TextRange, right: &str, context: &Context, report: &'r mut Report) -> Entry<'r> {
    let message = say!(context, "Viết đúng: “{right}”", "It reads “{right}”");
    report
        .add(&F01, range, message)
        .fix(say!(context, "Viết “{right}”", "Write “{right}”"), vec![TextEdit::replace(range, right)])
}

fn mixed(facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    let party = lines(facts).take(HEAD).any(|line| line.text.contains("ĐẢNG CỘNG SẢN VIỆT NAM"));
    let motto = lines(facts).take(HEAD).find(|line| line.text.starts_with("Độc lập - Tự do"));
    if let Some(motto) = motto.filter(|_| party) {
        let message = say!(
            context,
            "Văn bản của Đảng không có Tiêu ngữ của nhà nước",
            "A document of the Party does not bear the national motto"
        );
        let _ = report.add(&F02, motto.range, message);
    }
}
