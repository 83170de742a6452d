//! The tables of `grammars/` are edited by hand: these tests say which line is wrong.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use unicode_normalization::is_nfc;

/// File, columns, and the columns that make a row unique.
const TABLES: &[(&str, &str, &[&str])] = &[
    ("compounds", "left right joiner only", &["left", "right"]),
    (
        "document_types",
        "name abbreviation family issuers form from to note",
        &["name", "abbreviation", "family", "form"],
    ),
    ("doubling_compounds", "left word right", &["left", "word", "right"]),
    ("issuers", "code name aliases family from to successor note", &["code", "name", "from"]),
    ("national_assembly_terms", "term roman from to symbol note", &["term"]),
    ("nicknames", "name symbol note", &["name", "symbol"]),
    ("party_congresses", "number roman congress_from congress_to term_from term_to note", &["number"]),
    ("provinces", "name kind from to successor note", &["name"]),
    ("reduplications", "word note", &["word"]),
    (
        "registry",
        "symbol type issued issuer title effective status observed replaced_by amended_by tier confirmed term cited vbpl note",
        &["symbol", "type", "issued"],
    ),
    ("doubled_function_words", "word unless_after unless_before", &["word"]),
    ("doubled_syllables", "word after before", &["word"]),
    ("bound_heads", "head partners also", &["head"]),
    ("fixed_phrases", "before missing after then", &["before", "after"]),
    ("confusions", "wrong right kind", &["wrong"]),
    ("list_commas", "left right always", &["left", "right"]),
    ("list_groups", "words last unless", &["words"]),
    ("connectives", "phrase unless_after", &["phrase"]),
    ("whole_words", "first second", &["first", "second"]),
    ("openers", "phrase", &["phrase"]),
    ("y_or_i", "one other", &["one"]),
    ("onsets", "onset before medial y tier note", &["onset"]),
    ("rhymes", "rhyme medial nucleus coda after tier", &["rhyme", "after"]),
    ("abbreviations", "short long", &["short"]),
    ("name_heads", "head kind basis numeral function named", &["head"]),
    ("functions", "phrase", &["phrase"]),
    ("set_phrases", "phrase kind mixed", &["phrase"]),
    ("small_words", "word behind", &["word"]),
    ("legacy_encodings", "encoding written letter", &["encoding", "written"]),
    ("article_counts", "symbol type articles", &["symbol", "type"]),
];

struct Table {
    name: &'static str,
    columns: Vec<&'static str>,
    /// Line number in the file and fields.
    rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    fn field<'r>(&self, row: &'r [String], column: &str) -> &'r str {
        let index = self.columns.iter().position(|c| *c == column).unwrap_or_else(|| panic!("no column {column}"));
        &row[index]
    }
}

fn read(name: &'static str, columns: &'static str) -> Table {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("grammars").join(format!("{name}.tsv"));
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert!(text.ends_with('\n') && !text.contains('\r'), "{name}: every line ends in LF");
    let columns: Vec<&str> = columns.split(' ').collect();
    let mut lines = text.lines().enumerate().skip_while(|(_, line)| line.starts_with('#'));
    let (_, header) = lines.next().unwrap_or_else(|| panic!("{name}: no header"));
    assert_eq!(header.split('\t').collect::<Vec<_>>(), columns, "{name}: header");
    let rows = lines.map(|(index, line)| (index + 1, line.split('\t').map(str::to_owned).collect())).collect();
    Table { name, columns, rows }
}

fn tables() -> Vec<(Table, &'static [&'static str])> {
    TABLES.iter().map(|(name, columns, key)| (read(name, columns), *key)).collect()
}

#[test]
fn fields_are_clean() {
    for (table, _) in tables() {
        let name = table.name;
        assert!(!table.rows.is_empty(), "{name} is empty");
        for (line, row) in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{name}:{line}: fields between tabs");
            for field in row {
                assert!(is_nfc(field), "{name}:{line}: not composed (NFC): {field}");
                let spaces = field.trim() != field || field.contains("  ") || field.contains('\u{a0}');
                assert!(!spaces, "{name}:{line}: stray space: {field:?}");
            }
        }
    }
}

#[test]
fn keys_are_unique() {
    for (table, key) in tables() {
        let mut seen = HashSet::new();
        for (line, row) in &table.rows {
            let key: Vec<&str> = key.iter().map(|column| table.field(row, column)).collect();
            assert!(seen.insert(key.join("\t")), "{}:{line}: twice in the table: {key:?}", table.name);
        }
    }
}

/// Number, year and the rest, as the header of `registry.tsv` says.
fn registry_order(table: &Table, row: &[String]) -> (u32, u32, String, u32, String, String, String) {
    let symbol = table.field(row, "symbol");
    let end = |s: &str| s.find(|c: char| !c.is_ascii_digit()).unwrap_or(s.len());
    let number = &symbol[..end(symbol)];
    let mut rest = &symbol[number.len()..];
    let mut decimal = "";
    if let Some(tail) = rest.strip_prefix('.') {
        decimal = &tail[..end(tail)];
        rest = &tail[decimal.len()..];
    }
    let letter: String = rest.chars().take_while(|c| c.is_alphabetic()).take(1).collect();
    let year = symbol.split('/').skip(1).find(|part| part.len() == 4 && part.starts_with(['1', '2'])).unwrap_or("0");
    (
        number.parse().unwrap_or(0),
        decimal.parse().unwrap_or(0),
        letter,
        year.parse().unwrap_or(0),
        symbol.to_owned(),
        table.field(row, "issued").to_owned(),
        table.field(row, "type").to_owned(),
    )
}

#[test]
fn rows_are_sorted() {
    for (table, _) in tables() {
        for pair in table.rows.windows(2) {
            let ((_, before), (line, after)) = (&pair[0], &pair[1]);
            let sorted = match table.name {
                "registry" => registry_order(&table, before) <= registry_order(&table, after),
                "national_assembly_terms" | "party_congresses" => {
                    before[0].parse::<u8>().ok() < after[0].parse::<u8>().ok()
                }
                _ => before.join("\t") < after.join("\t"),
            };
            assert!(sorted, "{}:{line}: out of order: {}", table.name, after.join(" | "));
        }
    }
}

#[test]
fn codes_named_in_a_table_exist() {
    let issuers = read("issuers", TABLES[3].1);
    let codes: HashSet<&str> = issuers.rows.iter().map(|(_, row)| issuers.field(row, "code")).collect();
    let groups = ["ANY_STATE", "ANY_PARTY", "MINISTRY"];
    let types = read("document_types", TABLES[1].1);
    for (line, row) in &types.rows {
        for code in types.field(row, "issuers").split('|') {
            assert!(codes.contains(code) || groups.contains(&code), "document_types:{line}: unknown issuer {code}");
        }
    }
    for (line, row) in &issuers.rows {
        for code in issuers.field(row, "successor").split('|').filter(|code| !code.is_empty()) {
            assert!(codes.contains(code), "issuers:{line}: unknown successor {code}");
        }
    }
}

#[test]
fn the_year_of_a_symbol_is_the_year_of_its_date() {
    let registry = read("registry", TABLES[9].1);
    for (line, row) in &registry.rows {
        let symbol = registry.field(row, "symbol");
        let issued: jiff::civil::Date = registry
            .field(row, "issued")
            .parse()
            .unwrap_or_else(|_| panic!("registry:{line}: issued: {}", registry.field(row, "issued")));
        if let Some(year) = symbol.split('/').nth(1).filter(|part| part.len() == 4)
            && let Ok(year) = year.parse::<i16>()
        {
            assert_eq!(year, issued.year(), "registry:{line}: {symbol}");
        }
        let effective = registry.field(row, "effective");
        if !effective.is_empty() {
            let effective: jiff::civil::Date =
                effective.parse().unwrap_or_else(|_| panic!("registry:{line}: effective: {effective}"));
            assert!(effective >= issued, "registry:{line}: {symbol} in force before it was issued");
        }
        assert!(matches!(registry.field(row, "tier"), "A" | "B" | "C"), "registry:{line}: tier");
    }
}

/// The program reads an index that the build makes of the table.
#[test]
fn the_embedded_index_says_what_the_table_says() {
    let table = read("registry", TABLES[9].1);
    let knowledge = vanthu::law::Knowledge::builtin();
    let registry = knowledge.registry();
    assert_eq!(registry.len(), table.rows.len());
    for (line, row) in &table.rows {
        let field = |column: &str| table.field(row, column);
        let symbol = field("symbol");
        let of_symbol: Vec<_> = if symbol.is_empty() {
            registry.of_kind(field("type")).collect()
        } else {
            registry.with_symbol(symbol).collect()
        };
        let day = |column: &str| field(column).parse::<jiff::civil::Date>().ok();
        let same = of_symbol.iter().find(|r| r.kind == field("type") && r.issued == day("issued"));
        let record = same.unwrap_or_else(|| panic!("registry:{line}: not in the index: {symbol}"));
        let list = |column: &str| field(column).split('|').filter(|s| !s.is_empty()).map(str::to_owned).collect();
        let (replaced_by, amended_by): (Vec<String>, Vec<String>) = (list("replaced_by"), list("amended_by"));
        assert_eq!(record.symbol, symbol, "registry:{line}");
        assert_eq!((record.title, record.issuer), (field("title"), field("issuer")), "registry:{line}");
        assert_eq!((record.status, record.note), (field("status"), field("note")), "registry:{line}");
        assert_eq!(record.effective, day("effective"), "registry:{line}");
        let observed = record.observed.map_or(String::new(), |day| day.strftime("%Y-%m").to_string());
        assert_eq!(observed, field("observed"), "registry:{line}");
        assert_eq!(record.cited, field("cited").parse().unwrap_or(0), "registry:{line}");
        assert!(record.address.ends_with(field("vbpl")), "registry:{line}");
        assert_eq!(record.replaced_by.iter().collect::<Vec<_>>(), replaced_by, "registry:{line}");
        assert_eq!(record.amended_by.iter().collect::<Vec<_>>(), amended_by, "registry:{line}");
        assert_eq!(format!("{:?}", record.tier), field("tier"), "registry:{line}");
        assert_eq!(record.confirmed.to_string(), field("confirmed"), "registry:{line}");
        assert_eq!(record.party_term.map_or(String::new(), vanthu::law::roman), field("term"), "registry:{line}");
    }
}
