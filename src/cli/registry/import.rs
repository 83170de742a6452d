//! `vanthu registry import`: one index, to be mapped and shared, from tables of documents.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::bail;

use crate::config::Locale;
use crate::input::{self, Faults, ReadError, RowFault};
use crate::law::{Builder, Index, Knowledge};

use super::super::Outcome;
use super::super::files::shown;
use super::super::work::Progress;
use super::{fault_line, more_faults};

/// What an index is called where no name is given.
const EXTENSION: &str = "vanthu";

/// The bits of a row's origin that are its line; above them is the number of its file.
const LINE_BITS: u32 = 40;

pub(super) fn run(
    files: &[PathBuf],
    output: Option<&Path>,
    told: usize,
    locale: Locale,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let begun = Instant::now();
    let output = output.map_or_else(|| files[0].with_extension(EXTENSION), Path::to_path_buf);
    if files.iter().any(|file| is_same(file, &output)) {
        let output = shown(&output);
        bail!(locale.pick(
            format!("danh mục {output} sẽ ghi đè tệp nguồn; hãy chọn tên khác bằng -o"),
            format!("the index {output} would overwrite a source; choose another name with -o"),
        ));
    }
    let mut builder = Builder::default();
    let mut all = Vec::new();
    let mut outcome = Outcome::Clean;
    let sizes = files.iter().map(|file| fs::metadata(file).map_or(0, |data| data.len()));
    let mut progress = Progress::bytes(sizes.sum());
    for (number, path) in files.iter().enumerate() {
        let mut faults = Faults::at_most(told);
        let origin = (number as u64) << LINE_BITS;
        if let Err(error) = read(path, origin, locale, &mut builder, &mut faults, &mut progress) {
            let message = ReadError::Io(error).message(locale);
            progress.aside(|| eprintln!("{}: {message}", shown(path)));
            outcome = Outcome::Failed;
        }
        let unusable = |what: &RowFault| matches!(what, RowFault::NoSymbolColumn(_) | RowFault::Utf16);
        if faults.list.iter().any(|fault| unusable(&fault.what)) {
            outcome = Outcome::Failed;
        }
        all.push(faults);
    }
    drop(progress);
    let Ok((index, conflicts)) = builder.finish() else {
        bail!(locale.pick("phần chữ vượt 4 GB, không lập được danh mục", "the texts take more than 4 GB"));
    };
    let line = |origin: u64| origin & ((1 << LINE_BITS) - 1);
    let file = |origin: u64| (origin >> LINE_BITS) as usize;
    for conflict in &conflicts {
        let (kept, dropped) = (file(conflict.kept), file(conflict.dropped));
        let other = (kept != dropped).then(|| shown(&files[kept]));
        all[dropped].add(line(conflict.dropped), RowFault::Contradicts { file: other, line: line(conflict.kept) });
    }
    let mut bad = 0;
    for (path, faults) in files.iter().zip(&mut all) {
        faults.list.sort_by_key(|fault| fault.line);
        for fault in &faults.list {
            eprintln!("{}", fault_line(path, fault, locale));
        }
        if let Some(more) = more_faults(path, faults, locale) {
            eprintln!("{more}");
        }
        bad += faults.total;
    }
    let rows = Index::open(Box::new(index)).map(|index| (index.count(), index))?;
    let (count, index) = rows;
    if count == 0 {
        bail!(locale.pick("không có văn bản nào, không ghi danh mục", "no documents, no index written"));
    }
    if let Err(error) = input::write_whole(&output, index.bytes()) {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => locale.pick("không có thư mục này", "there is no such folder").to_owned(),
            io::ErrorKind::PermissionDenied => locale.pick("không được phép ghi", "permission denied").to_owned(),
            _ => error.to_string(),
        };
        let output = shown(&output);
        bail!(
            locale.pick(format!("không ghi được {output}: {reason}"), format!("{output} cannot be written: {reason}"))
        );
    }
    let (name, size, seconds) = (shown(&output), index.bytes().len(), begun.elapsed().as_secs_f32());
    writeln!(
        out,
        "{}",
        locale.pick(
            format!("{name}: {count} văn bản, {size} byte, {bad} chỗ sai, {seconds:.1} giây"),
            format!("{name}: {count} documents, {size} bytes, {bad} faults, {seconds:.1} seconds"),
        )
    )?;
    Ok(if bad > 0 { outcome.max(Outcome::Found) } else { outcome })
}

fn read(
    path: &Path,
    origin: u64,
    locale: Locale,
    builder: &mut Builder,
    faults: &mut Faults,
    progress: &mut Progress,
) -> io::Result<()> {
    let reader: Box<dyn Read> =
        if path.as_os_str() == "-" { Box::new(io::stdin().lock()) } else { Box::new(File::open(path)?) };
    let mut reader = BufReader::with_capacity(1 << 18, Watched { reader, progress });
    if Index::is_index(reader.fill_buf()?) {
        let told = locale.pick("tệp là danh mục đã lập, không phải bảng", "the file is an index, not a table");
        return Err(io::Error::new(io::ErrorKind::InvalidData, told));
    }
    input::read_documents(reader, origin, &Knowledge::builtin().types, builder, faults)
}

/// A reader that shows how far it has come.
struct Watched<'p> {
    reader: Box<dyn Read>,
    progress: &'p mut Progress,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.progress.advance(count as u64);
        Ok(count)
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}
