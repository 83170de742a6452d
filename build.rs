//! Turns the table of known documents into the index that is embedded, so that the program reads
//! it where it lies and starting costs nothing.

use std::path::Path;
use std::{env, fs, io};

#[allow(dead_code)]
#[path = "src/law/index/builder.rs"]
mod builder;
#[allow(dead_code)]
#[path = "src/law/index/key.rs"]
mod key;
#[allow(dead_code)]
#[path = "src/law/index/layout.rs"]
mod layout;

use builder::{Builder, Facts, pack};

const TABLE: &str = "grammars/registry.tsv";

fn main() -> io::Result<()> {
    for path in ["build.rs", TABLE, "src/law/index/builder.rs", "src/law/index/key.rs", "src/law/index/layout.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let table = fs::read_to_string(TABLE)?;
    let index = index(&table).map_err(|(line, fault)| io::Error::other(format!("{TABLE}:{line}: {fault}")))?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo gives no OUT_DIR"))?;
    fs::write(Path::new(&out).join("registry.index"), index)
}

/// The index of a table, or the line of the first fault and what it is.
fn index(table: &str) -> Result<Vec<u8>, (usize, String)> {
    let mut lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let columns: Vec<&str> = lines.next().map_or(Vec::new(), |(_, header)| header.split('\t').collect());
    let mut builder = Builder::default();
    for (index, line) in lines {
        let number = index + 1;
        let fault = |message: String| (number, message);
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() != columns.len() {
            return Err(fault(format!("{} fields between tabs, not {}", fields.len(), columns.len())));
        }
        let get = |column: &str| columns.iter().position(|name| *name == column).map_or("", |at| fields[at]);
        let day = |column| {
            day(get(column)).ok_or_else(|| fault(format!("{column}: {} is not a day (YYYY-MM-DD)", get(column))))
        };
        let count = |column| match get(column) {
            "" => Ok(0),
            text => text.parse::<u32>().map_err(|_| fault(format!("{column}: {text} is not a number"))),
        };
        let tier = ["A", "B", "C", "D"].iter().position(|tier| *tier == get("tier"));
        let item = get("vbpl");
        let address = if item.is_empty() { String::new() } else { format!("{ADDRESS}{item}") };
        let facts = Facts {
            symbol: get("symbol"),
            kind: get("type"),
            issuer: get("issuer"),
            title: get("title"),
            status: get("status"),
            replaced_by: get("replaced_by"),
            amended_by: get("amended_by"),
            note: get("note"),
            address: &address,
            issued: day("issued")?,
            effective: day("effective")?,
            observed: day("observed")?,
            cited: count("cited")?,
            tier: tier.ok_or_else(|| fault(format!("unknown tier: {}", get("tier"))))? as u8,
            confirmed: count("confirmed")?.min(u8::MAX.into()) as u8,
            term: roman(get("term")).ok_or_else(|| fault(format!("term: {} is no Roman numeral", get("term"))))?,
        };
        builder.push(&facts, number as u64);
    }
    let (index, conflicts) = builder.finish().map_err(|_| (0, "too many texts".to_owned()))?;
    match conflicts.first() {
        Some(conflict) => Err((
            conflict.dropped as usize,
            format!("contradicts line {}; write `số trùng` into both notes if they share a symbol", conflict.kept),
        )),
        None => Ok(index),
    }
}

/// Where the national database of legal documents shows an item.
const ADDRESS: &str = "https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=";

/// `YYYY-MM-DD` or `YYYY-MM`, packed; 0 for nothing.
fn day(text: &str) -> Option<u32> {
    if text.is_empty() {
        return Some(0);
    }
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (year, month) = (parts.next()??, parts.next()??);
    let day = parts.next().unwrap_or(Some(0))?;
    ((1..=12).contains(&month) && day <= 31 && year < 3000).then(|| pack(year, month, day))
}

/// The value of a small Roman numeral; 0 for nothing.
fn roman(text: &str) -> Option<u8> {
    let mut value = 0_i32;
    let mut next = 0;
    for c in text.chars().rev() {
        let digit = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            _ => return None,
        };
        value += if digit < next { -digit } else { digit };
        next = digit.max(next);
    }
    u8::try_from(value).ok()
}
