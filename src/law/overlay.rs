//! Documents that a user adds: CSV or TSV with named columns, in Vietnamese or English.

use jiff::civil::Date;

use super::{Entry, TableError, Tier};

/// The names that a column may have.
const COLUMNS: [(&str, &[&str]); 9] = [
    ("symbol", &["symbol", "số ký hiệu", "số, ký hiệu", "ký hiệu", "legislationidentifier"]),
    ("type", &["type", "loại", "loại văn bản", "tên loại", "legislationtype"]),
    ("issued", &["issued", "ngày ban hành", "ngày", "legislationdate"]),
    ("issuer", &["issuer", "cơ quan ban hành", "cơ quan", "legislationpassedby"]),
    ("title", &["title", "trích yếu", "tên văn bản", "name"]),
    ("effective", &["effective", "ngày có hiệu lực", "hiệu lực từ", "legislationdateversion"]),
    ("status", &["status", "tình trạng", "tình trạng hiệu lực", "legislationlegalforce"]),
    ("replaced_by", &["replaced_by", "thay thế bởi", "văn bản thay thế"]),
    ("note", &["note", "ghi chú"]),
];

/// Reads the records of a file. A row that is not right is left out and reported with its line;
/// the others count.
#[must_use]
pub fn read_entries(file: &str, text: &str) -> (Vec<Entry>, Vec<TableError>) {
    let mut errors = Vec::new();
    let text = text.trim_start_matches('\u{FEFF}');
    let first = text.lines().find(|line| !line.starts_with('#')).unwrap_or("");
    let delimiter = [b'\t', b';', b','].into_iter().find(|&c| first.as_bytes().contains(&c)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .comment(Some(b'#'))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let fault = |line: u64, message: String| TableError { file: file.to_owned(), line: line as usize, message };
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => return (Vec::new(), vec![fault(1, error.to_string())]),
    };
    let place = |column: &str| {
        let names = COLUMNS.iter().find(|(name, _)| *name == column)?.1;
        headers.iter().position(|header| names.contains(&header.to_lowercase().as_str()))
    };
    let columns: Vec<Option<usize>> = COLUMNS.iter().map(|(name, _)| place(name)).collect();
    if columns[0].is_none() {
        let message = "không có cột số, ký hiệu: dòng đầu phải ghi tên cột, như “số ký hiệu” hoặc “symbol”".to_owned();
        return (Vec::new(), vec![fault(1, message)]);
    }
    let mut records = Vec::new();
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                errors.push(fault(line, error.to_string()));
                continue;
            }
        };
        let line = row.position().map_or(0, csv::Position::line);
        let get = |index: usize| columns[index].and_then(|column| row.get(column)).unwrap_or("").to_owned();
        if get(0).is_empty() {
            errors.push(fault(line, "thiếu số, ký hiệu".to_owned()));
            continue;
        }
        let mut day = |index: usize| {
            let field = get(index);
            let day = read_day(&field);
            if day.is_none() && !field.is_empty() {
                errors.push(fault(line, format!("“{field}” không phải là ngày (viết 2024-07-22 hoặc 22/7/2024)")));
            }
            day
        };
        let (issued, effective) = (day(2), day(5));
        records.push(Entry {
            symbol: get(0),
            kind: get(1),
            issued,
            issuer: get(3),
            title: get(4),
            effective,
            status: get(6),
            replaced_by: get(7),
            amended_by: String::new(),
            // What an agency states about its own documents is as good as official metadata.
            tier: Tier::A,
            confirmed: 1,
            party_term: None,
            note: get(8),
        });
    }
    (records, errors)
}

/// `2024-07-22` or `22/7/2024`.
fn read_day(field: &str) -> Option<Date> {
    if let Ok(day) = field.parse() {
        return Some(day);
    }
    let mut parts = field.split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, day).ok().filter(|_| parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_and_bad_rows_by_line() {
        let text = "Số ký hiệu;Loại;Ngày ban hành;Trích yếu\n15/QĐ-XYZ;Quyết định;22/7/2024;quy chế làm việc\n\
                    ;Quyết định;;\n16/QĐ-XYZ;Quyết định;32/7/2024;\n";
        let (records, errors) = read_entries("nội bộ.csv", text);
        let symbols: Vec<&str> = records.iter().map(|record| record.symbol.as_str()).collect();
        assert_eq!(symbols, ["15/QĐ-XYZ", "16/QĐ-XYZ"]);
        assert_eq!(records[0].issued, Date::new(2024, 7, 22).ok());
        let lines: Vec<usize> = errors.iter().map(|error| error.line).collect();
        assert_eq!(lines, [3, 4]);
    }

    #[test]
    fn a_file_without_a_symbol_column_is_refused() {
        let (records, errors) = read_entries("x.csv", "a,b\n1,2\n");
        assert!(records.is_empty() && errors.len() == 1);
    }
}
