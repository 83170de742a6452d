//! E07: the Party and the State side by side, and members of the Party.

use crate::rules::{Category, Check, Context, Example, Level, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::Paragraph;
use crate::text::{Case, Gap, TextRange};

use super::recase::{Letter, recase};

pub(super) static E07: Rule = Rule {
    code: "E07",
    name: "party-and-state",
    category: Category::Capitalisation,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "“Đảng và Nhà nước”, “đảng viên” viết hoa chưa đúng",
        en: "Wrong capitals in “Đảng và Nhà nước” or “đảng viên”",
    },
    explain: Text {
        vi: "“Nhà nước” viết hoa là trường hợp đặc biệt, “Đảng” viết hoa khi chỉ Đảng Cộng sản Việt Nam (Nghị định \
             30/2020/NĐ-CP, Phụ lục II, mục V.1 và V.4). Khi đứng cạnh nhau (“chủ trương của Đảng và Nhà nước”), hai từ \
             chỉ đúng hai chủ thể ấy. “Đảng viên” là danh từ chung, giữa câu viết thường. Đứng riêng (“tổ chức đảng”, “quản lý nhà nước”) thì tùy nghĩa, quy tắc không xét.",
        en: "“Nhà nước” takes a capital as a special noun and “Đảng” as the Communist Party of Vietnam (Decree \
             30/2020/NĐ-CP, Appendix II, V.1 and V.4). Side by side (“chủ trương của Đảng và Nhà nước”) they mean just \
             these two. “Đảng viên” is a common noun, small within a sentence. Alone (“tổ chức đảng”, “quản lý nhà nước”) it depends on the meaning, and nothing is said.",
    },
    guard: Text {
        vi: "Không báo sau “các”, “cơ quan”, “tổ chức” và trước “pháp quyền”, không xét dòng viết hoa cả.",
        en: "Silent behind “các”, “cơ quan”, “tổ chức”, before “pháp quyền”, and in lines in capitals.",
    },
    examples: &[
        Example::Wrong(
            "Chủ trương của ⟦đảng và nhà nước⟧ được quán triệt.",
            Some("Chủ trương của Đảng và Nhà nước được quán triệt."),
        ),
        Example::Wrong(
            "Chính sách của ⟦Đảng, nhà nước⟧ được phổ biến.",
            Some("Chính sách của Đảng, Nhà nước được phổ biến."),
        ),
        Example::Wrong("Mỗi cán bộ, ⟦Đảng viên⟧ đều gương mẫu.", Some("Mỗi cán bộ, đảng viên đều gương mẫu.")),
        Example::Right("Đảng viên đi trước. Tuyên dương: Đảng viên trẻ; đảng viên; Chi bộ Đảng viên Hưng."),
        Example::Right("Tổ chức đảng, nhà nước; các cơ quan đảng và nhà nước; xây dựng Đảng, nhà nước pháp quyền."),
        Example::Right("CỦA ĐẢNG VÀ NHÀ NƯỚC; của Đảng và Nhà nước; quản lý nhà nước; công tác đảng."),
    ],
    check: Check::Paragraph(check),
};

fn check(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let (words, sets) = (&context.knowledge.words, &context.knowledge.word_sets);
    let tokens = &paragraph.tokens;
    members(paragraph, context, report);
    for (index, window) in tokens.windows(4).enumerate() {
        let [party, joint, state, nation] = window else { continue };
        let pair = party.key == words.dang && state.key == words.nha && nation.key == words.nuoc;
        if !pair || !(joint.is(',') || joint.key == words.va) {
            continue;
        }
        let right = party.case == Case::Title && state.case == Case::Title;
        let plain = [party, state].iter().all(|token| matches!(token.case, Case::Lower | Case::Title));
        let before = index.checked_sub(1).map(|before| &tokens[before]);
        let of_kind = before.is_some_and(|before| sets.before_generic_party.contains(before.key));
        let of_law = tokens.get(index + 4).is_some_and(|next| next.gap == Gap::Space && next.key == words.phap);
        if right || !plain || of_kind || of_law || nation.case != Case::Lower {
            continue;
        }
        let whole = TextRange::new(party.range.start, nation.range.end);
        let letters = [(party.range, Letter::Capital), (state.range, Letter::Capital)];
        let Some((edits, right)) = recase(paragraph.text, whole, &letters) else { continue };
        let message = say!(
            context,
            "Viết “{right}” (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.1, V.4)",
            "Write “{right}” (Decree 30/2020/NĐ-CP, Appendix II, V.1, V.4)"
        );
        let _ = report.add(&E07, whole, message).fix(say!(context, "Viết “{right}”", "Write “{right}”"), edits);
    }
}

/// "cán bộ, Đảng viên": a common noun with a capital, behind a word in small letters.
fn members(paragraph: &Paragraph<'_>, context: &Context, report: &mut Report) {
    let tokens = &paragraph.tokens;
    for (index, pair) in tokens.windows(2).enumerate() {
        let [party, member] = pair else { continue };
        let capital = party.key == context.knowledge.words.dang && party.case == Case::Title;
        if !capital || party.gap != Gap::Space || member.gap != Gap::Space || paragraph.word(member) != "viên" {
            continue;
        }
        let before =
            tokens[..index].split_last().map(|(last, rest)| if last.is(',') { rest.last() } else { Some(last) });
        let small = before.flatten().is_some_and(|before| before.is_word() && before.case == Case::Lower);
        let in_name = tokens.get(index + 2).is_some_and(|next| next.gap == Gap::Space && next.case == Case::Title);
        if !small || in_name {
            continue;
        }
        let whole = party.range.cover(member.range);
        let Some((edits, right)) = recase(paragraph.text, whole, &[(party.range, Letter::Small)]) else { continue };
        let message =
            say!(context, "“{right}” là danh từ chung, viết thường", "“{right}” is a common noun: small letters");
        let _ = report.add(&E07, whole, message).fix(say!(context, "Viết “{right}”", "Write “{right}”"), edits);
    }
}
