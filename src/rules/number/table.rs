//! G10: the last line of a table.

use crate::rules::{Category, Check, Clue, Context, Example, Level, Place, Report, Rule, Severity, Text};
use crate::say;
use crate::syntax::{Decimal, DocumentFacts, Paragraph, ParagraphFacts};
use crate::text::TextRange;

pub(super) static G10: Rule = Rule {
    code: "G10",
    name: "table-total",
    category: Category::Number,
    level: Level::On(Severity::Hint),
    profiles: &[],
    title: Text {
        vi: "Dòng tổng cộng của bảng không bằng các dòng trên", en: "The total of a table does not add up"
    },
    explain: Text {
        vi: "Dòng “Tổng cộng” cuối bảng phải bằng các dòng trên nó cộng lại. Quy tắc cộng từng cột bằng số thập phân \
             chính xác, cho phép lệch ở chữ số cuối do làm tròn; bảng viết bằng Markdown hoặc căn cột bằng dấu tab, \
             khoảng trắng đều được đọc. Không có quy định nào nói riêng về việc này; đây là phép tính.",
        en: "The line “Tổng cộng” at the end of a table must be the sum of the lines above. Each column is added in \
             exact decimals, allowing for rounding in the last digit; tables in Markdown and those aligned by tabs or \
             spaces are read. No article speaks of it; it is arithmetic.",
    },
    guard: Text {
        vi: "Cần ít nhất hai dòng có cùng số cột ngay trên dòng tổng. Không xét bảng có dòng cộng giữa chừng (I, II, A, B), cột \
             tỷ lệ, bình quân, và cột có ô không phải là một số.",
        en: "At least two lines with as many columns must stand right above. Tables with subtotals (I, II, A, B), columns of \
             rates and averages, and columns with cells that are no number are left alone.",
    },
    examples: &[
        Example::Wrong("| Xã | Hồ sơ |\n|---|---|\n| Tân Lập | 12 |\n| Mường So | 8 |\n| Tổng cộng | ⟦21⟧ |", None),
        Example::Wrong("Xã\tHồ sơ\tKinh phí\nTân Lập\t12\t1,5\nMường So\t8\t2,5\nTổng\t20\t⟦5,0⟧", None),
        Example::Right("| Xã | Hồ sơ |\n|---|---|\n| Tân Lập | 12 |\n| Mường So | 8 |\n| Tổng cộng | 20 |"),
        Example::Right(
            "| TT | Xã | Tỷ lệ |\n|---|---|---|\n| 1 | Tân Lập | 90 |\n| 2 | Mường So | 80 |\n| Tổng | | 85 |",
        ),
        Example::Right("| TT | Xã | Số |\n|---|---|---|\n| I | Vùng cao | 5 |\n| 1 | Tân Lập | 5 |\n| | Tổng | 5 |"),
        Example::Right("Tổng số 20 hồ sơ.\nTổng kết năm 2024."),
    ],
    check: Check::Clues { gather: totals, judge: check },
};

/// How many lines above the total are added.
const MOST_ROWS: usize = 200;

struct Row<'a> {
    paragraph: ParagraphFacts<'a>,
    /// Bytes of the paragraph.
    cells: Vec<TextRange>,
}

impl<'a> Row<'a> {
    fn cell(&self, column: usize) -> &'a str {
        self.cells.get(column).map_or("", |cell| cell.of(self.paragraph.text))
    }

    /// The number that is all of a cell, with its place.
    fn number(&self, column: usize) -> Option<(Decimal, TextRange)> {
        let cell = self.cells.get(column)?;
        let quantity = self.paragraph.facts.quantities.iter().find(|one| one.range == *cell)?;
        Some((quantity.value?, quantity.range))
    }
}

/// The last lines of tables.
fn totals(paragraph: &Paragraph<'_>, _: &Context, clues: &mut Vec<Clue>) {
    let has_numbers = !paragraph.facts.quantities.is_empty();
    if has_numbers && is_total(paragraph.text) && !cells(paragraph.text).is_empty() {
        clues.push(Clue { fact: 0, note: 0 });
    }
}

fn check(places: &[Place], facts: &DocumentFacts<'_>, context: &Context, report: &mut Report) {
    for place in places {
        let Some(total) = facts.paragraphs.get(place.paragraph).and_then(row) else { continue };
        let above = facts.paragraphs[..place.paragraph].iter().rev().take(MOST_ROWS).map_while(row);
        let above: Vec<Row<'_>> = above.take_while(|row| row.cells.len() == total.cells.len()).collect();
        if above.iter().any(has_letter) {
            continue;
        }
        for column in 1..total.cells.len() {
            add(&total, &above, column, context, report);
        }
    }
}

/// Whether the line begins as the last of a table does: "Tổng cộng", "| **Cộng** |", "| | Tổng".
fn is_total(text: &str) -> bool {
    let text = text.trim_start_matches(['|', '*', ' ', '\t']);
    ["Tổng", "TỔNG", "Cộng", "CỘNG"].iter().any(|word| text.starts_with(word))
}

fn row<'a>(paragraph: &ParagraphFacts<'a>) -> Option<Row<'a>> {
    let cells = cells(paragraph.text);
    (!cells.is_empty()).then_some(Row { paragraph: *paragraph, cells })
}

/// The cells of a line of a table, without spaces and emphasis; none if it is no such line.
fn cells(paragraph: &str) -> Vec<TextRange> {
    let line = paragraph.trim();
    let at = |part: &str| part.as_ptr() as usize - paragraph.as_ptr() as usize;
    let trimmed = |part: &str| {
        let inner = part.trim_matches([' ', '\t', '*']);
        let start = at(inner) as u32;
        TextRange::new(start, start + inner.len() as u32)
    };
    let mut cells: Vec<TextRange> = match line.strip_prefix('|') {
        Some(inner) => inner.strip_suffix('|').unwrap_or(inner).split('|').map(trimmed).collect(),
        None if line.contains('\t') => line.split('\t').map(trimmed).collect(),
        None => line.split("  ").filter(|part| !part.trim().is_empty()).map(trimmed).collect(),
    };
    if cells.len() < 2 || line.contains('\n') {
        cells.clear();
    }
    cells
}

/// "I", "A": the line is a subtotal of those below.
fn has_letter(row: &Row<'_>) -> bool {
    let mark = row.cell(0).trim_end_matches('.');
    !mark.is_empty() && mark.len() <= 4 && mark.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'A'..='H'))
}

fn add(total: &Row<'_>, above: &[Row<'_>], column: usize, context: &Context, report: &mut Report) {
    let Some((stated, range)) = total.number(column) else { return };
    let parts: Vec<Decimal> = above.iter().map_while(|row| row.number(column)).map(|(value, _)| value).collect();
    let head: String = above[parts.len()..].iter().map(|row| row.cell(column).to_lowercase()).collect();
    let is_rate =
        ["%", "tỷ lệ", "tỉ lệ", "bình quân", "trung bình", "năm", "mức"].iter().any(|word| head.contains(word));
    // An empty cell may mean nothing or unknown; a column without a head may be anything.
    if parts.len() < 2 || is_rate || head.is_empty() || above[parts.len()..].len() > 3 {
        return;
    }
    let sum = parts.iter().fold(Decimal::new(0, 0), |sum, part| sum.plus(*part));
    let scale = sum.scale.min(stated.scale);
    let slack = Decimal::new(if sum.scale + stated.scale > 0 { parts.len() as i128 } else { 0 }, scale);
    let off = |value: Decimal| value.minus(stated).magnitude().exceeds(slack);
    // Twice as much: a subtotal is among the lines.
    if off(sum) && off(sum.minus(stated)) {
        let sum = sum.show(sum.scale);
        let message = say!(context, "Các dòng trên cộng lại được {sum}", "The lines above add up to {sum}");
        let _ = report.add(&G10, range.shift(total.paragraph.start), message);
    }
}
