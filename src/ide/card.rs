//! What is known of a document, in Markdown.

use jiff::civil::Date;

use crate::config::Locale;
use crate::law::{Ended, Force, Record, Registry, Tier};
use crate::syntax::AsOf;

/// How many documents a list of the card names before it says "…".
const LISTED: usize = 8;

/// A longer name of a law is left out where its symbol can stand for it, in bytes.
const LONGEST_NAME: usize = 110;

/// The card of a known document: name, subject, who issued it when, whether it is in force, what
/// replaced or amended it, and how far all that is to be trusted.
#[must_use]
pub fn card(record: &Record<'_>, registry: &Registry, as_of: Option<AsOf>, locale: Locale) -> String {
    let mut blocks = vec![heading(record, locale)];
    blocks.extend(issued(record, locale));
    blocks.extend(status(record, registry, as_of, locale));
    // What replaced it has often amended it before.
    let replaced: Vec<&str> = record.replaced_by.iter().collect();
    let amended = record.amended_by.iter().filter(|symbol| !replaced.contains(symbol)).collect();
    let lists = [
        (locale.pick("Được thay thế bởi", "Replaced by"), replaced.clone()),
        (locale.pick("Được sửa đổi, bổ sung hoặc bãi bỏ một phần bởi", "Amended or repealed in part by"), amended),
    ];
    for (label, symbols) in lists.into_iter().filter(|(_, symbols)| !symbols.is_empty()) {
        let mut items: Vec<String> =
            symbols.iter().take(LISTED).map(|symbol| with_date(symbol, registry, locale)).collect();
        if symbols.len() > LISTED {
            items.push("…".to_owned());
        }
        blocks.push(format!("{label}: {}", items.join("; ")));
    }
    blocks.extend(trust(record, locale));
    if !record.address.is_empty() {
        blocks.push(linked(locale.pick("Văn bản chính thức", "Official text"), record.address));
    }
    if let Some(origin) = registry.origin(record.id) {
        blocks.push(format!("{} {}", locale.pick("Theo danh mục", "From the registry"), escape(origin)));
    }
    blocks.join("\n\n")
}

/// One line that tells a document from others: symbol, date, subject.
#[must_use]
pub fn line(record: &Record<'_>) -> String {
    // A law goes by its name, which is its subject too.
    let law = record.is_law() && !record.symbol.is_empty();
    let kind = if law { format!("{} số", record.title) } else { record.kind.to_owned() };
    let mut line = format!("{} {}", escape(&kind), escape(record.symbol)).trim_end().to_owned();
    if let Some(issued) = record.issued {
        line.push_str(&format!(", {}", day(issued)));
    }
    if let Some(term) = record.party_term {
        line.push_str(&format!(" (khóa {})", crate::law::roman(term)));
    }
    if !record.title.is_empty() && !law {
        line.push_str(&format!(": {}", escape(record.title)));
    }
    line
}

/// A date as Nghị định 30/2020/NĐ-CP (phụ lục I) has it written: two digits for days below 10 and
/// for the months 1 and 2.
#[must_use]
pub fn day(date: Date) -> String {
    let month = if date.month() < 3 { format!("{:02}", date.month()) } else { date.month().to_string() };
    format!("{:02}/{month}/{}", date.day(), date.year())
}

/// Text that Markdown shows as it is.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&') {
            result.push('\\');
        }
        result.push(if c.is_control() { ' ' } else { c });
    }
    result
}

fn heading(record: &Record<'_>, locale: Locale) -> String {
    let number = locale.pick("số", "no.");
    // The name of a law says what it is and is about; other documents are named by their symbol.
    let named = !record.title.is_empty() && record.title.starts_with(record.kind);
    match (named, record.symbol.is_empty()) {
        (true, true) => format!("**{}**", escape(record.title)),
        (true, false) => format!("**{}** {number} {}", escape(record.title), escape(record.symbol)),
        (false, _) => {
            let name = format!("**{} {number} {}**", escape(record.kind), escape(record.symbol));
            let subject =
                record.title_part().map(|subject| format!("\n\n{}", escape(&capitalised(subject.trim_start()))));
            let subject = subject.unwrap_or_default();
            name + &subject
        }
    }
}

fn issued(record: &Record<'_>, locale: Locale) -> Option<String> {
    let mut parts = Vec::new();
    match (record.issuer.is_empty(), record.issued) {
        (false, Some(date)) => parts.push(locale.pick(
            format!("{} ban hành ngày {}", escape(record.issuer), day(date)),
            format!("Issued by {} on {}", escape(record.issuer), day(date)),
        )),
        (true, Some(date)) => {
            parts.push(locale.pick(format!("Ban hành ngày {}", day(date)), format!("Issued on {}", day(date))));
        }
        (false, None) => parts.push(locale.pick(
            format!("Cơ quan ban hành: {}", escape(record.issuer)),
            format!("Issued by {}", escape(record.issuer)),
        )),
        (true, None) => {}
    }
    if let Some(date) = record.effective {
        let since = locale.pick("có hiệu lực từ ngày", "in force from");
        parts.push(format!("{since} {}", day(date)));
    }
    if let Some(term) = record.party_term {
        parts.push(format!("{} {}", locale.pick("khóa", "term"), crate::law::roman(term)));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The status on the day of the text. It is derived from other texts, and says so.
fn status(record: &Record<'_>, registry: &Registry, as_of: Option<AsOf>, locale: Locale) -> Option<String> {
    let noted = escape(record.status);
    let on_day = as_of.map(|as_of| {
        let day_of = day(as_of.day);
        let on = locale.pick(format!("tại ngày {day_of}"), format!("on {day_of}"));
        (on, registry.force(record, as_of.day))
    });
    let text = match on_day {
        None if noted.is_empty() => return None,
        None => noted,
        Some((on, force)) => match force {
            Force::NotIssued => locale.pick(format!("{on} chưa ban hành"), format!("not issued yet {on}")),
            Force::NotYet { from } => {
                let from = day(from);
                locale
                    .pick(format!("{on} chưa có hiệu lực (từ {from})"), format!("not in force yet {on} (from {from})"))
            }
            Force::InForce { until: None } => {
                let source = source(&noted);
                locale.pick(format!("{on} còn hiệu lực{source}"), format!("in force {on}{source}"))
            }
            Force::InForce { until: Some(ended) } => {
                let end = end(&ended, locale);
                locale.pick(
                    format!("{on} còn hiệu lực; nay hết hiệu lực{end}"),
                    format!("in force {on}; no longer now{end}"),
                )
            }
            Force::Ended(ended) => {
                let end = end(&ended, locale);
                locale.pick(format!("{on} đã hết hiệu lực{end}"), format!("no longer in force {on}{end}"))
            }
            Force::LastSeen | Force::EndedSometime => {
                locale.pick(format!("{noted}; chưa rõ {on}"), format!("{noted}; not known {on}"))
            }
            Force::Unknown if noted.is_empty() => return None,
            Force::Unknown => noted,
        },
    };
    Some(locale.pick(
        format!("Tình trạng: {text} · *suy ra từ nguồn công khai, không phải kết luận pháp lý*"),
        format!("Status: {text} · *derived from public sources, not legal advice*"),
    ))
}

/// " (Pháp điển 11/2025)" of "còn hiệu lực (Pháp điển 11/2025)".
fn source(noted: &str) -> String {
    noted.find('(').and_then(|at| noted.get(at..)).map(|source| format!(" {source}")).unwrap_or_default()
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// A name that leads to an address, in Markdown.
fn linked(name: &str, address: &str) -> String {
    let safe = address.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'(' | b')' | b'<' | b'>'));
    if safe { format!("[{name}]({address})") } else { name.to_owned() }
}

/// "Nghị định 22/2021/NĐ-CP", "Luật Đất đai số 31/2024/QH15".
fn name(record: &Record<'_>, locale: Locale) -> String {
    // The name of a law that amends many others is a paragraph.
    let law = record.is_law() && record.title.len() <= LONGEST_NAME;
    let name = match (law, record.symbol.is_empty()) {
        (true, true) => record.title.to_owned(),
        (true, false) => format!("{} {} {}", record.title, locale.pick("số", "no."), record.symbol),
        (false, _) => format!("{} {}", record.kind, record.symbol),
    };
    escape(name.trim())
}

/// " (từ 05/5/2021, theo Nghị định 22/2021/NĐ-CP)".
fn end(ended: &Ended<'_>, locale: Locale) -> String {
    let by = name(&ended.by, locale);
    match ended.since.map(day) {
        Some(since) => locale.pick(format!(" (từ {since}, theo {by})"), format!(" (since {since}, by {by})")),
        None => locale.pick(format!(" (theo {by})"), format!(" (by {by})")),
    }
}

/// How far to trust all this.
fn trust(record: &Record<'_>, locale: Locale) -> Option<String> {
    let other = record.note.split(';').find_map(|note| note.trim().strip_prefix("ngày khác:"));
    let other = other.and_then(|date| date.trim().parse::<Date>().ok()).map(|date| {
        locale.pick(format!("Có nguồn ghi ngày {}.", day(date)), format!("Some sources give {}.", day(date)))
    });
    let weak = matches!(record.tier, Tier::C | Tier::D).then(|| {
        locale
            .pick(
                "Chưa kiểm chứng: dữ liệu từ một, hai văn bản viện dẫn.",
                "Unverified: known from one or two citing documents.",
            )
            .to_owned()
    });
    let parts: Vec<String> = weak.into_iter().chain(other).collect();
    (!parts.is_empty()).then(|| format!("⚠ {}", parts.join(" ")))
}

/// A document by its symbol; where only one has it, with its name, date and address.
fn with_date(symbol: &str, registry: &Registry, locale: Locale) -> String {
    let mut known = registry.with_symbol(symbol);
    let (Some(record), None) = (known.next(), known.next()) else { return escape(symbol) };
    let name = name(&record, locale);
    let name = if record.address.is_empty() { name } else { linked(&name, record.address) };
    record.issued.map_or_else(|| name.clone(), |date| format!("{name} ({})", day(date)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Knowledge, Symbols};

    fn record(tier: Tier) -> Record<'static> {
        Record {
            symbol: "12/2031/NĐ-CP",
            kind: "Nghị định",
            issued: Some(jiff::civil::date(2031, 2, 5)),
            issuer: "Chính phủ",
            title: "sao_lưu <hồ sơ>",
            effective: Some(jiff::civil::date(2031, 10, 12)),
            status: "còn hiệu lực (Pháp điển 2032)",
            replaced_by: Symbols::default(),
            amended_by: Symbols::of("30/2020/NĐ-CP|99/2099/NĐ-CP"),
            tier,
            confirmed: 1,
            party_term: None,
            note: "ngày khác: 2031-03-04",
            ..Record::default()
        }
    }

    #[test]
    fn a_card_says_what_is_known_and_how_far_to_trust_it() {
        let knowledge = Knowledge::builtin();
        let text = card(&record(Tier::C), knowledge.registry(), None, Locale::Vi);
        insta::assert_snapshot!(text, @r"
        **Nghị định số 12/2031/NĐ-CP**

        Về sao\_lưu \<hồ sơ\>

        Chính phủ ban hành ngày 05/02/2031, có hiệu lực từ ngày 12/10/2031

        Tình trạng: còn hiệu lực (Pháp điển 2032) · *suy ra từ nguồn công khai, không phải kết luận pháp lý*

        Được sửa đổi, bổ sung hoặc bãi bỏ một phần bởi: [Nghị định 30/2020/NĐ-CP](https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=141142) (05/3/2020); 99/2099/NĐ-CP

        ⚠ Chưa kiểm chứng: dữ liệu từ một, hai văn bản viện dẫn. Có nguồn ghi ngày 04/3/2031.
        ");
        let english = card(&record(Tier::A), knowledge.registry(), None, Locale::En);
        assert!(english.contains("Issued by Chính phủ on 05/02/2031, in force from 12/10/2031"), "{english}");
        assert!(!english.contains("Unverified"), "{english}");
    }

    #[test]
    fn every_built_in_record_has_a_card_that_names_it() {
        let knowledge = Knowledge::builtin();
        for record in knowledge.registry().records() {
            let card = card(&record, knowledge.registry(), None, Locale::Vi);
            assert!(card.starts_with("**") && card.contains(&escape(record.symbol)), "{card}");
        }
    }

    #[test]
    fn a_line_tells_homonyms_apart() {
        let knowledge = Knowledge::builtin();
        let lines: Vec<String> =
            knowledge.registry().with_symbol("03/2019/NĐ-CP").map(|record| line(&record)).collect();
        assert!(lines.len() == 2 && lines[0] != lines[1], "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("Nghị định 03/2019/NĐ-CP, 05/9/2019")), "{lines:?}");
    }
}
