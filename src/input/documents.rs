//! Documents that a user adds: CSV, TSV or JSON Lines with named columns, in Vietnamese or English
//! or as schema.org calls them (Legislation).

mod fault;
mod table;

use std::io::{BufRead, Error};

use jiff::civil::Date;
use serde_json::Value;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::law::{Builder, DocumentType, DocumentTypes, Facts, Family, Form, packed, roman_value};

pub use fault::{Fault, Faults, RowFault};

/// The facts of a document by what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Symbol,
    Kind,
    Issued,
    Issuer,
    Title,
    Effective,
    Status,
    Observed,
    ReplacedBy,
    AmendedBy,
    Tier,
    Confirmed,
    Term,
    Note,
    Address,
}

use Column::{
    Address, AmendedBy, Confirmed, Effective, Issued, Issuer, Kind, Note, Observed, ReplacedBy, Status, Symbol, Term,
    Tier, Title,
};

/// The names that a column may have.
const COLUMNS: [(Column, &[&str]); 15] = [
    (Symbol, &["symbol", "số ký hiệu", "số, ký hiệu", "số/ký hiệu", "số hiệu", "ký hiệu", "legislationidentifier"]),
    (Kind, &["type", "loại", "loại văn bản", "tên loại", "hình thức văn bản", "legislationtype"]),
    (Issued, &["issued", "date", "ngày ban hành", "ngày", "ngày ký", "legislationdate"]),
    (Issuer, &["issuer", "cơ quan ban hành", "cơ quan", "nơi ban hành", "legislationpassedby"]),
    (Title, &["title", "trích yếu", "trích yếu nội dung", "tên văn bản", "tên", "name"]),
    (Effective, &["effective", "ngày có hiệu lực", "ngày hiệu lực", "hiệu lực từ", "legislationdateversion"]),
    (Status, &["status", "tình trạng", "tình trạng hiệu lực", "hiệu lực", "legislationlegalforce"]),
    (Observed, &["observed", "ngày ghi nhận", "ghi nhận ngày"]),
    (ReplacedBy, &["replaced_by", "replaced by", "thay thế bởi", "được thay thế bởi", "văn bản thay thế"]),
    (AmendedBy, &["amended_by", "amended by", "sửa đổi bởi", "được sửa đổi bởi", "văn bản sửa đổi"]),
    (Tier, &["tier", "độ tin cậy"]),
    (Confirmed, &["confirmed", "số nguồn"]),
    (Term, &["term", "khóa", "khoá", "nhiệm kỳ"]),
    (Note, &["note", "ghi chú"]),
    (Address, &["address", "url", "địa chỉ", "đường dẫn", "liên kết"]),
];

fn column_of(name: &str) -> Option<Column> {
    let name: String = name.trim().nfc().collect::<String>().to_lowercase();
    COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column)
}

/// A row by its columns.
#[derive(Debug, Default)]
struct Row([String; COLUMNS.len()]);

impl Row {
    fn put(&mut self, column: Column, text: &str) {
        let field = &mut self.0[column as usize];
        field.clear();
        let words = text.split_whitespace();
        for (index, word) in words.enumerate() {
            if index > 0 {
                field.push(' ');
            }
            if is_nfc(word) { field.push_str(word) } else { field.extend(word.nfc()) }
        }
    }

    fn get(&self, column: Column) -> &str {
        &self.0[column as usize]
    }

    fn clear(&mut self) {
        self.0.iter_mut().for_each(String::clear);
    }
}

/// Reads the documents of a file into a builder. A row that is not right is left out and reported
/// with its line, a field that is not right is left out of its row; all else counts.
///
/// `origin` is what the line (from 1) is added to, to tell the builder where a row comes from.
///
/// # Errors
/// When the file cannot be read on. What was read so far is in the builder.
pub fn read_documents(
    mut reader: impl BufRead,
    origin: u64,
    types: &DocumentTypes,
    builder: &mut Builder,
    faults: &mut Faults,
) -> Result<(), Error> {
    let mut add = |line: u64, row: &Row, faults: &mut Faults| add(line, row, origin, types, builder, faults);
    if reader.fill_buf()?.starts_with(b"\xEF\xBB\xBF") {
        reader.consume(3);
    }
    let start = reader.fill_buf()?;
    if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
        faults.add(1, RowFault::Utf16);
        return Ok(());
    }
    match start.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => read_json_lines(reader, faults, &mut add),
        _ => table::read(reader, faults, &mut add),
    }
}

fn read_json_lines(
    mut reader: impl BufRead,
    faults: &mut Faults,
    add: &mut dyn FnMut(u64, &Row, &mut Faults),
) -> Result<(), Error> {
    let mut bytes = Vec::new();
    let mut row = Row::default();
    for line in 1.. {
        bytes.clear();
        if reader.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        let Ok(text) = str::from_utf8(&bytes) else {
            faults.add(line, RowFault::NotUtf8);
            continue;
        };
        if text.trim().is_empty() {
            continue;
        }
        match serde_json::from_str(text) {
            Ok(Value::Object(map)) => {
                row.clear();
                for (name, value) in &map {
                    if let Some(column) = column_of(name) {
                        row.put(column, &text_of(value));
                    }
                }
                add(line, &row, faults);
            }
            Ok(_) => faults.add(line, RowFault::NotAnObject),
            Err(error) => faults.add(line, RowFault::NotJson(error.column())),
        }
    }
    Ok(())
}

/// A value as the text of a field: schema.org has objects with a name, and lists of them.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => values.iter().map(text_of).collect::<Vec<_>>().join("|"),
        Value::Object(map) => ["legislationIdentifier", "name", "@id"]
            .iter()
            .find_map(|key| map.get(*key))
            .map_or_else(String::new, text_of),
        Value::Null | Value::Bool(_) => String::new(),
    }
}

/// Checks a row and adds what is good of it.
fn add(line: u64, row: &Row, origin: u64, types: &DocumentTypes, builder: &mut Builder, faults: &mut Faults) {
    let symbol = row.get(Symbol);
    if symbol.is_empty() {
        faults.add(line, RowFault::NoSymbol);
        return;
    }
    if !symbol.chars().any(char::is_alphanumeric) {
        faults.add(line, RowFault::NotASymbol(symbol.to_owned()));
        return;
    }
    let mut day = |column: Column| {
        let field = row.get(column);
        let day = read_day(field);
        if day.is_none() && !field.is_empty() {
            faults.add(line, RowFault::NotADay(field.to_owned()));
        }
        packed(day)
    };
    let (issued, effective, observed) = (day(Issued), day(Effective), day(Observed));
    // What an agency states about its own documents is as good as official metadata.
    let tier = match row.get(Tier).to_uppercase().as_str() {
        "" | "A" => 0,
        "B" => 1,
        "C" => 2,
        "D" => 3,
        other => {
            faults.add(line, RowFault::NotATier(other.to_owned()));
            2
        }
    };
    let kind = row.get(Kind);
    let kind = if kind.is_empty() { kind_of(symbol, types) } else { types.name_in_any_case(kind).unwrap_or(kind) };
    builder.push(
        &Facts {
            symbol,
            kind,
            issuer: row.get(Issuer),
            title: without_about(row.get(Title)),
            status: status(row.get(Status)),
            replaced_by: &list(row.get(ReplacedBy)),
            amended_by: &list(row.get(AmendedBy)),
            note: row.get(Note),
            address: row.get(Address),
            issued,
            effective,
            observed,
            cited: 0,
            tier,
            confirmed: row.get(Confirmed).parse().unwrap_or(1),
            term: roman_value(row.get(Term)).or_else(|| row.get(Term).parse().ok()).unwrap_or(0),
        },
        origin + line,
    );
}

/// Those whose types are not meant by a code that the State has too.
const OTHERS: [Family; 4] = [Family::Front, Family::Union, Family::Youth, Family::Association];

/// The only type whose code a symbol has: "NĐ" in 30/2020/NĐ-CP, "NQ" in 28-NQ/TW.
fn kind_of<'t>(symbol: &str, types: &'t DocumentTypes) -> &'t str {
    let mut parts = symbol.split(['/', '-']).filter(|part| !part.starts_with(|c: char| c.is_ascii_digit()));
    let Some(code) = parts.next() else { return "" };
    // The Party has the hyphen before the slash, and other types behind the same letters.
    let party = symbol.find(['/', '-']).is_some_and(|at| symbol[at..].starts_with('-'));
    let of_side = |row: &&DocumentType| (row.form == Form::Party) == party && !OTHERS.contains(&row.family);
    let mut kinds = types.with_abbreviation(code).filter(of_side).map(|row| row.id);
    let first = kinds.next();
    let only = first.filter(|first| kinds.all(|other| other == *first));
    only.map_or("", |kind| types.name(kind))
}

/// Symbols separated by `|`, however the file separates them.
fn list(field: &str) -> String {
    field.split(['|', ';', ',']).map(str::trim).filter(|symbol| !symbol.is_empty()).collect::<Vec<_>>().join("|")
}

/// The title without the word that joins it to the number.
fn without_about(title: &str) -> &str {
    ["V/v ", "v/v ", "Về việc ", "về việc ", "Về ", "về "]
        .iter()
        .find_map(|about| title.strip_prefix(about))
        .unwrap_or(title)
}

/// The status as it is shown; schema.org has addresses for it.
fn status(field: &str) -> &str {
    match field.rsplit('/').next().unwrap_or(field) {
        "InForce" => "còn hiệu lực",
        "NotInForce" => "hết hiệu lực",
        "PartiallyInForce" => "hết hiệu lực một phần",
        _ => field,
    }
}

/// `2024-07-22`, with or without a time, or `22/7/2024`.
fn read_day(field: &str) -> Option<Date> {
    let day = field.split(['T', ' ']).next().unwrap_or(field);
    if let Ok(day) = day.parse() {
        return Some(day);
    }
    let mut parts = day.split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, day).ok().filter(|day| parts.next().is_none() && day.year() > 1000)
}

#[cfg(test)]
mod tests;
