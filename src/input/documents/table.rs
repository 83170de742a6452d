//! CSV and TSV.

use std::io::{BufRead, Error};

use super::{COLUMNS, Column, Faults, Row, RowFault, column_of};

/// Reads rows under a line with the names of the columns. Lines that start with `#` are remarks.
pub(super) fn read(
    mut reader: impl BufRead,
    faults: &mut Faults,
    add: &mut dyn FnMut(u64, &Row, &mut Faults),
) -> Result<(), Error> {
    let delimiter = delimiter(reader.fill_buf()?);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        // In tables between tabs a quotation mark is one.
        .quoting(delimiter != b'\t')
        .comment(Some(b'#'))
        .flexible(true)
        .from_reader(reader);
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => return refuse(error, 1, faults),
    };
    let place = |column: Column| headers.iter().position(|header| column_of(header) == Some(column));
    let places = COLUMNS.map(|(column, _)| (column, place(column)));
    if place(Column::Symbol).is_none() {
        let line = reader.position().line().saturating_sub(1).max(1);
        let found = headers.iter().map(str::trim).collect::<Vec<_>>().join(", ");
        faults.add(line, RowFault::NoSymbolColumn(found));
        return Ok(());
    }
    let mut record = csv::StringRecord::new();
    let mut row = Row::default();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) => {}
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                refuse(error, line, faults)?;
                continue;
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        row.clear();
        for (column, place) in places {
            if let Some(text) = place.and_then(|place| record.get(place)) {
                row.put(column, text);
            }
        }
        if record.len() > headers.len() {
            faults.add(line, RowFault::TooManyFields { found: record.len(), expected: headers.len() });
            continue;
        }
        add(line, &row, faults);
    }
}

/// Notes what is wrong with a row; gives on what is wrong with the file.
fn refuse(error: csv::Error, line: u64, faults: &mut Faults) -> Result<(), Error> {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => return Err(error),
        csv::ErrorKind::Utf8 { .. } => faults.add(line, RowFault::NotUtf8),
        other => faults.add(line, RowFault::Syntax(format!("{other:?}"))),
    }
    Ok(())
}

/// What separates the columns in the first line that is no remark.
fn delimiter(start: &[u8]) -> u8 {
    let header = start.split(|&byte| byte == b'\n').find(|line| !line.starts_with(b"#")).unwrap_or_default();
    [b'\t', b';', b','].into_iter().find(|delimiter| header.contains(delimiter)).unwrap_or(b',')
}
