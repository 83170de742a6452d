//! The text of `.docx` (ECMA-376 WordprocessingML) and `.odt` (OpenDocument) files.
//!
//! Each paragraph becomes a line, a line break inside a paragraph a further line. Deleted text,
//! field codes, comments and formulas are no text of the document; footnotes and endnotes are.

use std::io::{self, BufReader, Read, Seek};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::config::Locale;

/// A part that unpacks to more than this is no report: perhaps a file made to fill the memory.
const LARGEST_PART: u64 = 256 << 20;

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Docx,
    Odt,
}

impl Format {
    /// By the extension of a file name, in any case.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        [Self::Docx, Self::Odt].into_iter().find(|format| extension.eq_ignore_ascii_case(format.extension()))
    }

    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Odt => "odt",
        }
    }

    /// The parts of the package that hold text, in reading order; the first one must be there.
    fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Docx => &["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"],
            Self::Odt => &["content.xml"],
        }
    }

    /// Elements whose content is no text of the document.
    fn is_aside(self, name: &str) -> bool {
        match self {
            // `Fallback` repeats the text box that stands before it for programs of before 2010.
            Self::Docx => {
                matches!(name, "pPr" | "rPr" | "del" | "moveFrom" | "instrText" | "delText" | "Fallback" | "oMath")
            }
            Self::Odt => matches!(name, "annotation" | "tracked-changes" | "note-citation" | "ruby-text"),
        }
    }

    fn is_paragraph(self, name: &str) -> bool {
        name == "p" || self == Self::Odt && name == "h"
    }
}

/// Why a file gives no text.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    #[error("not a zip package: {0}")]
    Package(#[from] ZipError),
    #[error(transparent)]
    Io(#[from] io::Error),
    /// An OLE container: a file with a password, or one of Word 97–2003 under a new name.
    #[error("an OLE container, not a zip package")]
    Container,
    #[error("the package has no {0}")]
    NoPart(&'static str),
    #[error("{part} unpacks to more than {LARGEST_PART} bytes")]
    TooLarge { part: &'static str },
    /// `byte` counts from 0 in the unpacked part.
    #[error("{part}, byte {byte}: {source}")]
    Xml { part: &'static str, byte: u64, source: quick_xml::Error },
}

impl OfficeError {
    /// What is wrong and what to do about it.
    #[must_use]
    pub fn message(&self, format: Format, locale: Locale) -> String {
        let extension = format.extension();
        match self {
            Self::Io(error) => locale.pick(
                format!("Không đọc hết được tệp .{extension}: {error}."),
                format!("The .{extension} file cannot be read to its end: {error}."),
            ),
            Self::Package(error) => locale.pick(
                format!(
                    "Tệp .{extension} bị hỏng, không mở được ({error}); hãy mở bằng trình soạn thảo, lưu lại rồi kiểm \
                     tra lại."
                ),
                format!(
                    "The .{extension} file is damaged and does not open ({error}); open it in its editor, save it and \
                     check it again."
                ),
            ),
            Self::Container => locale.pick(
                format!(
                    "Tệp có mật khẩu hoặc là tệp .doc cũ mang đuôi .{extension}; hãy lưu lại thành .{extension} không \
                     đặt mật khẩu."
                ),
                format!(
                    "The file has a password or is an old .doc named .{extension}; save it as .{extension} without a \
                     password."
                ),
            ),
            Self::NoPart(part) => locale.pick(
                format!("Tệp .{extension} không có phần {part}; hãy lưu lại tệp bằng trình soạn thảo."),
                format!("The .{extension} file has no {part}; save it again in its editor."),
            ),
            Self::TooLarge { part } => locale.pick(
                format!("Phần {part} của tệp .{extension} quá lớn (trên {} MiB), không được đọc.", LARGEST_PART >> 20),
                format!("{part} of the .{extension} file is too large (over {} MiB) to be read.", LARGEST_PART >> 20),
            ),
            Self::Xml { part, byte, source } => locale.pick(
                format!("Phần {part} của tệp .{extension} bị hỏng ở byte thứ {byte} ({source}); hãy lưu lại tệp."),
                format!("{part} of the .{extension} file is damaged at byte {byte} ({source}); save the file again."),
            ),
        }
    }
}

/// The text of a file, and the byte at which each of its paragraphs starts.
///
/// # Errors
/// When the file is no package of this format, or a part of it is damaged.
pub fn read<R: Read + Seek>(mut file: R, format: Format) -> Result<(String, Vec<u32>), OfficeError> {
    let mut magic = [0; 4];
    let read = file.read(&mut magic)?;
    file.rewind()?;
    if magic[..read] == [0xD0, 0xCF, 0x11, 0xE0] {
        return Err(OfficeError::Container);
    }
    let mut package = ZipArchive::new(file)?;
    let mut extract = Extract { format, paragraphs: Vec::new(), open: Vec::new(), aside: 0, runs: 0, space: false };
    for (index, &part) in format.parts().iter().enumerate() {
        match package.by_name(part) {
            Ok(file) => extract.part(part, file)?,
            Err(ZipError::FileNotFound) if index > 0 => {}
            Err(ZipError::FileNotFound) => return Err(OfficeError::NoPart(part)),
            Err(error) => return Err(error.into()),
        }
    }
    let mut text = String::new();
    let mut starts = Vec::with_capacity(extract.paragraphs.len());
    for paragraph in &extract.paragraphs {
        starts.push(text.len() as u32);
        text.push_str(paragraph);
        text.push('\n');
    }
    Ok((text, starts))
}

struct Extract {
    format: Format,
    paragraphs: Vec<String>,
    /// Paragraphs that have begun: one, or several where a text box or a note stands in one.
    open: Vec<usize>,
    /// How many elements that are no text are open.
    aside: u32,
    /// How many elements that carry text are open: `w:t`; in OpenDocument paragraphs themselves do.
    runs: u32,
    /// The text ends in white space that stands for one space (OpenDocument 1.3, part 3, 6.1.2).
    space: bool,
}

impl Extract {
    fn part(&mut self, part: &'static str, file: impl Read) -> Result<(), OfficeError> {
        // One byte more than allowed tells a part that is too large.
        let mut reader = Reader::from_reader(BufReader::new(file.take(LARGEST_PART + 1)));
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer);
            let byte = reader.buffer_position();
            if byte > LARGEST_PART {
                return Err(OfficeError::TooLarge { part });
            }
            let fault = |source| OfficeError::Xml { part, byte, source };
            match event.map_err(fault)? {
                Event::Start(element) => self.start(&element),
                Event::Empty(element) => {
                    self.start(&element);
                    self.end(element.local_name().as_ref());
                }
                Event::End(element) => self.end(element.local_name().as_ref()),
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(reference) => self.reference(&reference),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        self.open.clear();
        (self.aside, self.runs) = (0, 0);
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        let name = name.as_ref();
        if self.aside > 0 || self.format.is_aside(name) {
            self.aside += u32::from(self.format.is_aside(name));
        } else if self.format.is_paragraph(name) {
            self.open.push(self.paragraphs.len());
            self.paragraphs.push(String::new());
            self.space = false;
        } else {
            match (self.format, name) {
                (Format::Docx, "t") => self.runs += 1,
                (Format::Docx, "tab" | "ptab") | (Format::Odt, "tab") => self.push("\t"),
                (Format::Docx, "cr") | (Format::Odt, "line-break") => self.push("\n"),
                // A break of a page or column ends no line of the text.
                (Format::Docx, "br") if attribute(element, "type").is_none_or(|kind| kind == "textWrapping") => {
                    self.push("\n");
                }
                (Format::Docx, "noBreakHyphen") => self.push("-"),
                (Format::Odt, "s") => {
                    let count = attribute(element, "c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                    self.push(&" ".repeat(count.min(1_000)));
                }
                _ => {}
            }
        }
    }

    fn end(&mut self, name: &str) {
        if self.format.is_aside(name) {
            self.aside = self.aside.saturating_sub(1);
        } else if self.aside == 0 {
            if self.format.is_paragraph(name) {
                self.open.pop();
            } else if self.format == Format::Docx && name == "t" {
                self.runs = self.runs.saturating_sub(1);
            }
        }
    }

    fn text(&mut self, text: &str) {
        match self.format {
            Format::Docx if self.runs > 0 => self.push(text),
            Format::Docx => {}
            Format::Odt => {
                for character in text.chars() {
                    if !character.is_ascii_whitespace() {
                        self.push(character.encode_utf8(&mut [0; 4]));
                    } else if !self.space && !self.is_at_start() {
                        self.push(" ");
                        self.space = true;
                    }
                }
            }
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let resolved = match reference.resolve_char_ref() {
            Ok(Some(character)) => Some(character.to_string()),
            _ => quick_xml::escape::resolve_predefined_entity(reference).map(str::to_owned),
        };
        // No other entities exist in these formats: they allow no document type declaration.
        if let Some(text) = resolved {
            self.text(&text);
        }
    }

    fn is_at_start(&self) -> bool {
        self.open.last().and_then(|&open| self.paragraphs.get(open)).is_none_or(String::is_empty)
    }

    fn push(&mut self, text: &str) {
        if self.aside == 0
            && let Some(paragraph) = self.open.last().and_then(|&open| self.paragraphs.get_mut(open))
        {
            paragraph.push_str(text);
            self.space = false;
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
            zip.write_all(content.as_bytes()).expect("its content");
        }
        zip.finish().expect("a package").into_inner()
    }

    fn docx(body: &str) -> Result<(String, Vec<u32>), OfficeError> {
        let document = format!("<w:document><w:body>{body}</w:body></w:document>");
        read(Cursor::new(package(&[("word/document.xml", &document)])), Format::Docx)
    }

    #[test]
    fn runs_join_and_what_was_deleted_is_gone() {
        let (text, starts) = docx(
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Số: 15</w:t></w:r><w:r><w:t>/QĐ</w:t>\
             <w:noBreakHyphen/><w:t>UBND</w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>\n\
             <w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t xml:space=\"preserve\">A &amp; B &#x111;</w:t><w:tab/><w:br/>\
             <w:t>c</w:t><w:br w:type=\"page\"/></w:r></w:p></w:tc></w:tr></w:tbl>",
        )
        .expect("a text");
        assert_eq!(text, "Số: 15/QĐ-UBND\n\nA & B đ\t\nc\n");
        assert_eq!(starts, [0, 18, 19]);
    }

    #[test]
    fn a_text_box_follows_its_paragraph_once() {
        let (text, _) = docx(
            "<w:p><w:r><w:t>trước</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r>\
             </w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>hộp</w:t></w:r></w:p></mc:Fallback>\
             </mc:AlternateContent><w:t> sau</w:t></w:r></w:p>",
        )
        .expect("a text");
        assert_eq!(text, "trước sau\nhộp\n");
    }

    #[test]
    fn footnotes_come_last() {
        let parts = [
            ("word/document.xml", "<w:p><w:r><w:t>thân</w:t></w:r></w:p>"),
            ("word/footnotes.xml", "<w:footnote><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote>"),
        ];
        let (text, _) = read(Cursor::new(package(&parts)), Format::Docx).expect("a text");
        assert_eq!(text, "thân\nchú thích\n");
    }

    #[test]
    fn white_space_of_opendocument_is_one_space() {
        let content = "<office:text>\n <text:h>I. Kết\n  quả</text:h><text:p>  a<text:s text:c=\"2\"/>b<text:tab/>c\
                       <office:annotation><text:p>ý kiến</text:p></office:annotation><text:line-break/>d\
                       <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>ghi chú</text:p>\
                       </text:note-body></text:note> e</text:p></office:text>";
        let (text, starts) = read(Cursor::new(package(&[("content.xml", content)])), Format::Odt).expect("a text");
        assert_eq!(text, "I. Kết quả\na  b\tc\nd e\nghi chú\n");
        assert_eq!(starts.len(), 3);
    }

    #[test]
    fn damage_is_named() {
        let whole = package(&[("word/document.xml", "<w:p><w:r><w:t>một đoạn</w:t></w:r></w:p>")]);
        let fault = |bytes: &[u8]| read(Cursor::new(bytes.to_vec()), Format::Docx).expect_err("an error");
        assert!(matches!(fault(b""), OfficeError::Package(_)));
        assert!(matches!(fault(&whole[..whole.len() / 2]), OfficeError::Package(_)));
        assert!(matches!(fault(b"\xD0\xCF\x11\xE0\xA1\xB1"), OfficeError::Container));
        assert!(matches!(fault(&package(&[("x", "")])), OfficeError::NoPart("word/document.xml")));
        assert!(matches!(docx("<w:p></w:r>"), Err(OfficeError::Xml { .. })));
        // Any damaged byte gives a text or an error, never a panic.
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            let _ = read(Cursor::new(bytes), Format::Docx);
        }
    }
}
