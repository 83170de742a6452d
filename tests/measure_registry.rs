//! Measures the registry: how much it knows, and on real texts how often it is right.
//!
//! The texts are not part of this repository: they are looked for in the folder named by
//! `VANTHU_SHARED`, else in `../shared`; where they are absent the measurements say so and pass.
//! `cargo test --test measure_registry -- --nocapture` prints the figures.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use unicode_normalization::UnicodeNormalization;
use vanthu::law::{Knowledge, Record, Registry, Tier, year_of};

fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("VANTHU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if folder.join("corpus/legal").exists() {
        return Some(folder);
    }
    println!("skipped: no texts in {}", folder.display());
    None
}

fn texts(folder: &Path) -> impl Iterator<Item = (String, String)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.into_iter().filter_map(|path| {
        let name = path.file_stem()?.to_string_lossy().into_owned();
        Some((name, fs::read_to_string(path).ok()?))
    })
}

fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Decrees that are known against the highest number of their year: how much of a year is there.
#[test]
fn most_decrees_of_recent_years_are_known() {
    let knowledge = Knowledge::builtin();
    let mut years: BTreeMap<i16, BTreeSet<u32>> = BTreeMap::new();
    for record in knowledge.registry().of_kind("Nghị định") {
        let mut parts = record.symbol.split('/');
        let number = parts.next().and_then(|number| number.parse().ok());
        let year = parts.next().and_then(|year| year.parse().ok());
        if let (Some(number), Some(year), Some("NĐ-CP")) = (number, year, parts.next()) {
            years.entry(year).or_default().insert(number);
        }
    }
    for (year, numbers) in &years {
        let highest = numbers.last().copied().unwrap_or(0) as usize;
        println!("{year}: {} of {highest}, {:.0} %", numbers.len(), share(numbers.len(), highest));
    }
    for year in 2015..=2024 {
        let numbers = years.get(&year).cloned().unwrap_or_default();
        let highest = numbers.last().copied().unwrap_or(0) as usize;
        assert!(share(numbers.len(), highest) >= 60.0, "{year}: {} of {highest}", numbers.len());
    }
}

#[test]
fn half_of_what_may_contradict_is_confirmed_twice() {
    let knowledge = Knowledge::builtin();
    let records: Vec<Record<'_>> = knowledge.registry().records().collect();
    let of = |fits: &dyn Fn(&Record<'_>) -> bool| records.iter().filter(|record| fits(record)).count();
    let twice = of(&|record| record.confirmed >= 2);
    let sure = of(&|record| record.may_contradict());
    println!("{} documents, {twice} from two sources ({:.1} %)", records.len(), share(twice, records.len()));
    println!("{sure} may contradict a writer ({:.1} %)", share(sure, records.len()));
    let sure_twice = of(&|record| record.may_contradict() && record.confirmed >= 2);
    assert!(share(sure_twice, sure) >= 50.0, "{sure_twice} of {sure}");
}

/// What the head of a document says of it.
struct Head {
    /// The type, in any case.
    kind: String,
    symbol: String,
    issued: Option<Date>,
    title: String,
    /// The lines above the title, in capitals.
    above: String,
}

static ONE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(Thông tư liên tịch|Thông tư|Nghị định|Quyết định|Nghị quyết|Chỉ thị|Luật|Pháp lệnh) số (\d\S*/\S+) (.+)$",
    )
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\p{L}+ )?[Ss]ố ?: ?(\d\S*[/-]\S+)$"));
static DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}[\p{L} .-]+, ngày (\d+) tháng (\d+) năm (\d{4})$"));
static KIND: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(?:THÔNG TƯ|NGHỊ ĐỊNH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|LUẬT|BỘ LUẬT|PHÁP LỆNH)$"));

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

/// Reads the head of a published text: either one line with type, symbol and title, or the lines
/// of issuer, symbol, place and day, type and title.
fn head(text: &str) -> Option<Head> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(30).collect();
    if let Some(found) = ONE_LINE.captures(lines.first()?) {
        let [kind, symbol, title] = [1, 2, 3].map(|group| found[group].to_owned());
        return Some(Head { kind, symbol, issued: None, title, above: String::new() });
    }
    let (at, symbol) = lines.iter().take(12).enumerate().find_map(|(at, line)| Some((at, NUMBER.captures(line)?)))?;
    let issued = lines.iter().take(at + 6).find_map(|line| {
        let found = DAY.captures(line)?;
        Date::new(found[3].parse().ok()?, found[2].parse().ok()?, found[1].parse().ok()?).ok()
    });
    let title_at = lines.iter().position(|line| KIND.is_match(line))?;
    let is_title = |line: &&&str| !(line.starts_with("Căn cứ") || line.len() > 4 && line.to_uppercase() == **line);
    let title: Vec<&str> = lines[title_at + 1..].iter().take_while(is_title).copied().collect();
    let above = lines[..title_at].join(" ").to_uppercase();
    let kind = lines[title_at].to_owned();
    Some(Head { kind, symbol: symbol[1].to_owned(), issued, title: title.join(" "), above })
}

/// The words of a title, without what joins it to the number and without the type before it.
fn words(title: &str, kind: &str) -> Vec<String> {
    let lower = title.to_lowercase();
    let mut rest = lower.trim();
    for start in [kind.to_lowercase().as_str(), "ban hành", "về việc", "v/v", "về"] {
        rest = rest.strip_prefix(start).unwrap_or(rest).trim_start();
    }
    rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(plain).collect()
}

/// A word by its letters without marks: the tone stands in two places, i and y take turns.
fn plain(word: &str) -> String {
    vanthu::law::skeleton(word).replace('y', "i")
}

/// Whether two titles say the same: the same words, or one a shortening of the other.
fn same_title(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let common = short.iter().filter(|word| long.contains(word)).count();
    !short.is_empty() && share(common, short.len()) >= 90.0
}

#[derive(Default)]
struct Agreement {
    documents: usize,
    issued: (usize, usize),
    title: (usize, usize),
    issuer: (usize, usize),
}

/// Every document of the folder whose head can be read and that the registry has: is what the
/// registry says what the head says? Each difference is printed, for judging.
#[test]
fn the_heads_of_documents_say_what_the_registry_says() {
    let Some(shared) = shared() else { return };
    let knowledge = Knowledge::builtin();
    let registry: &Registry = knowledge.registry();
    let mut tiers: BTreeMap<Tier, Agreement> = BTreeMap::new();
    let (mut heads, mut unknown) = (0, 0);
    let mut seen = BTreeSet::new();
    for (name, text) in texts(&shared.join("corpus/legal")) {
        let start: String = text.lines().take(80).flat_map(|line| line.nfc().chain(['\n'])).collect();
        let Some(head) = head(&start).filter(|head| seen.insert(head.symbol.clone())) else { continue };
        heads += 1;
        // Laws and resolutions share numbers; a symbol without a year comes again each year.
        let kind = head.kind.to_lowercase();
        let same = |record: &Record<'_>| {
            let again =
                year_of(record.symbol).is_none() && record.issued.map(Date::year) != head.issued.map(Date::year);
            record.kind.to_lowercase() == kind && !(again && head.issued.is_some())
        };
        let records: Vec<Record<'_>> = registry.with_symbol(&head.symbol).filter(same).collect();
        let fits = |record: &&Record<'_>| head.issued.is_none_or(|day| record.issued == Some(day));
        let Some(record) = records.iter().find(fits).or(records.first()) else {
            unknown += 1;
            continue;
        };
        let tier = tiers.entry(record.tier).or_default();
        tier.documents += 1;
        let tell = |what: &str, registry: &str, head: &str| {
            println!("{name} {} {:?} {what}: {registry} | {head}", record.symbol, record.tier);
        };
        if let Some(day) = head.issued {
            tier.issued.1 += 1;
            let right = record.issued == Some(day);
            tier.issued.0 += usize::from(right);
            if !right {
                tell("day", &format!("{:?}", record.issued), &day.to_string());
            }
        }
        let written = words(&head.title, record.kind);
        if !record.title.is_empty() && written.len() >= 3 {
            tier.title.1 += 1;
            let right = same_title(&words(record.title, record.kind), &written);
            tier.title.0 += usize::from(right);
            if !right {
                tell("title", record.title, &head.title);
            }
        }
        if !head.above.is_empty() && !record.issuer.is_empty() {
            tier.issuer.1 += 1;
            let issuer = record.issuer.to_uppercase();
            let right = issuer.split("; ").all(|body| same_letters(&head.above, body));
            tier.issuer.0 += usize::from(right);
            if !right {
                tell("issuer", record.issuer, &head.above);
            }
        }
    }
    println!("{heads} heads, {unknown} not in the registry");
    for (tier, agreement) in &tiers {
        let Agreement { documents, issued, title, issuer } = agreement;
        println!(
            "{tier:?}: {documents} documents; day {}/{}, title {}/{}, issuer {}/{}",
            issued.0, issued.1, title.0, title.1, issuer.0, issuer.1
        );
        for (right, whole) in [issued, title, issuer] {
            assert!(share(*right, *whole) >= 90.0 || *whole < 20, "{tier:?}: {right} of {whole}");
        }
    }
}

/// Whether a text has these letters, whatever stands between them.
fn same_letters(text: &str, part: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    vanthu::law::skeleton(&letters(text)).contains(&vanthu::law::skeleton(&letters(part)))
}
