//! The tab-separated tables of `grammars/`.

/// A fault in a table, with its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct TableError {
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

/// Reads a table: `#` lines are remarks, the first other line names the columns.
pub struct Table<'a> {
    file: &'a str,
    columns: Vec<&'a str>,
    rows: Vec<(usize, Vec<&'a str>)>,
}

impl<'a> Table<'a> {
    /// Reads `text`; rows with a wrong number of fields are left out and reported.
    #[must_use]
    pub fn read(file: &'a str, text: &'a str, errors: &mut Vec<TableError>) -> Self {
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
            .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let columns: Vec<&str> = lines.next().map_or(Vec::new(), |(_, line)| line.split('\t').collect());
        let mut rows = Vec::new();
        for (line, row) in lines {
            let fields: Vec<&str> = row.split('\t').collect();
            if fields.len() == columns.len() {
                rows.push((line, fields));
            } else {
                errors.push(TableError {
                    file: file.to_owned(),
                    line,
                    message: format!("expected {} fields between tabs, found {}", columns.len(), fields.len()),
                });
            }
        }
        Self { file, columns, rows }
    }

    /// The rows, one accessor each.
    pub fn rows(&self) -> impl Iterator<Item = Row<'a, '_>> {
        self.rows.iter().map(|(line, fields)| Row { table: self, line: *line, fields })
    }
}

/// One row of a table.
#[derive(Clone, Copy)]
pub struct Row<'a, 't> {
    table: &'t Table<'a>,
    line: usize,
    fields: &'t [&'a str],
}

impl<'a> Row<'a, '_> {
    /// The field of the named column, trimmed; empty when there is no such column.
    #[must_use]
    pub fn get(&self, column: &str) -> &'a str {
        let index = self.table.columns.iter().position(|name| *name == column);
        index.and_then(|index| self.fields.get(index)).map_or("", |field| field.trim())
    }

    /// A fault of this row.
    #[must_use]
    pub fn error(&self, message: String) -> TableError {
        TableError { file: self.table.file.to_owned(), line: self.line, message }
    }

    /// A day as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; the first day of what is given.
    pub fn day(&self, column: &str, errors: &mut Vec<TableError>) -> Option<jiff::civil::Date> {
        let field = self.get(column);
        if field.is_empty() {
            return None;
        }
        let full = match field.len() {
            4 => format!("{field}-01-01"),
            7 => format!("{field}-01"),
            _ => field.to_owned(),
        };
        let day = full.parse().ok();
        if day.is_none() {
            errors.push(self.error(format!("column {column}: {field} is not a day (YYYY-MM-DD)")));
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_rows_are_reported_and_the_rest_counts() {
        let mut errors = Vec::new();
        let table = Table::read("x.tsv", "# remark\na\tb\n1\t2\n3\n4\t2020-13-01\n", &mut errors);
        assert_eq!(errors[0].to_string(), "x.tsv:4: expected 2 fields between tabs, found 1");
        let rows: Vec<&str> = table.rows().map(|row| row.get("a")).collect();
        assert_eq!(rows, ["1", "4"]);
        let days: Vec<_> = table.rows().map(|row| row.day("b", &mut errors)).collect();
        assert_eq!(days, [None, None]);
        assert_eq!(errors.len(), 3);
    }
}
