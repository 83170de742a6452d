//! CSV and TSV.

use std::io::{BufRead, Error, Read};

use super::{COLUMNS, Column, Faults, Row, RowFault, column_of};

/// Reads rows under a line with the names of the columns. Lines that start with `#` are remarks.
pub(super) fn read(
    mut reader: impl BufRead,
    faults: &mut Faults,
    add: &mut dyn FnMut(u64, &Row, &mut Faults),
) -> Result<(), Error> {
    let delimiter = delimiter(reader.fill_buf()?);
    let mut reader = builder(delimiter).from_reader(reader);
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
    let table = Table { delimiter, places, width: headers.len() };
    table.read(reader, 0, 0, faults, add)
}

/// What the line with the names of the columns says of the rows.
struct Table {
    delimiter: u8,
    places: [(Column, Option<usize>); COLUMNS.len()],
    width: usize,
}

/// How often rows are looked for in a field of a row that was found in a field.
const NESTED: usize = 8;

impl Table {
    /// Reads rows whose lines are counted from `above`.
    fn read(
        &self,
        mut reader: csv::Reader<impl Read>,
        above: u64,
        depth: usize,
        faults: &mut Faults,
        add: &mut dyn FnMut(u64, &Row, &mut Faults),
    ) -> Result<(), Error> {
        let mut record = csv::StringRecord::new();
        let mut row = Row::default();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => return Ok(()),
                Ok(true) => {}
                Err(error) => {
                    let line = error.position().map_or(1, csv::Position::line);
                    refuse(error, above + line, faults)?;
                    continue;
                }
            }
            let line = above + record.position().map_or(0, csv::Position::line);
            let swallowed = (depth < NESTED).then(|| self.swallowed(&record)).flatten();
            row.clear();
            for (column, place) in self.places {
                if let Some(text) = place.and_then(|place| record.get(place)) {
                    row.put(column, if swallowed.is_some() { text.lines().next().unwrap_or("") } else { text });
                }
            }
            if let Some((lines, text)) = swallowed {
                faults.add(line, RowFault::OpenQuote);
                add(line, &row, faults);
                let rows = builder(self.delimiter).has_headers(false).from_reader(text.as_bytes());
                self.read(rows, line + lines - 1, depth + 1, faults, add)?;
                continue;
            }
            if record.len() > self.width {
                faults.add(line, RowFault::TooManyFields { found: record.len(), expected: self.width });
                continue;
            }
            add(line, &row, faults);
        }
    }

    /// The rows in a field that opens with a quotation mark and goes on over them, and how many lines
    /// of the field stand above them.
    fn swallowed(&self, record: &csv::StringRecord) -> Option<(u64, String)> {
        let (_, symbol) = self.places.iter().find(|(column, _)| *column == Column::Symbol)?;
        let is_row = |line: &str| {
            let mut cells = line.split(char::from(self.delimiter));
            let cell = cells.clone().nth((*symbol)?)?;
            let numbered = cell.contains(['/', '-']) && cell.contains(|c: char| c.is_ascii_digit());
            (numbered && cells.by_ref().count() >= self.width).then_some(())
        };
        let field = record.iter().find(|field| field.lines().skip(1).any(|line| is_row(line).is_some()))?;
        let above = field.lines().skip(1).take_while(|line| is_row(line).is_none()).count() + 1;
        let text = field.lines().skip(above).collect::<Vec<_>>().join("\n");
        Some((above as u64, text))
    }
}

fn builder(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    // In tables between tabs a quotation mark is one.
    builder.delimiter(delimiter).quoting(delimiter != b'\t').comment(Some(b'#')).flexible(true);
    builder
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
