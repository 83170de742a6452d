//! The texts that the editor has open.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::Instant;
use tower_lsp::ls_types::{Range, TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::analyse::Latest;
use super::position;
use super::tokens::Shown;
use super::typing::Typing;
use crate::ide::Markup;
use crate::text::{Encoding, SourceText};

/// An open text.
pub(super) struct Document {
    pub uri: Uri,
    pub version: i32,
    pub language: String,
    pub text: SourceText,
    /// Which state of which opening this is; never the same twice, not even after a reopening with
    /// the same version.
    pub revision: u64,
    /// The revision at which it was opened.
    pub opened: u64,
    /// Shared with every snapshot, so that whoever reads the text first, reads it for all.
    pub latest: Arc<Mutex<Option<Latest>>>,
    pub pending: Pending,
    /// The last edit, while the word there is left alone.
    pub typing: Option<Typing>,
    /// Something was kept back at the last publication, because its word was being typed.
    pub keeps_back: bool,
    /// What was kept back may be shown now.
    pub has_ripened: bool,
    /// The newest state of which a client that asks was told.
    pub told: u64,
    /// The semantic tokens that the editor has.
    pub tokens: Option<Shown>,
}

impl Document {
    /// The word at the last edit is judged from now on.
    pub(super) fn settle(&mut self) {
        self.typing = None;
        if std::mem::take(&mut self.keeps_back) {
            self.pending.touch(true);
            self.has_ripened = true;
        }
    }
}

/// What the publisher still owes to a text.
#[derive(Default)]
pub(super) struct Pending {
    /// The first change that no pass has seen yet.
    pub since: Option<Instant>,
    /// The last change.
    pub last: Option<Instant>,
    /// Do not wait for quiet: it was opened, or something else than the text changed.
    pub at_once: bool,
    /// A pass is under way.
    pub running: bool,
}

impl Pending {
    fn touch(&mut self, at_once: bool) {
        let now = Instant::now();
        self.since.get_or_insert(now);
        self.last = Some(now);
        self.at_once |= at_once;
    }

    /// When the next pass is to start, if one is owed.
    pub(super) fn due(&self, quiet: Duration, ceiling: Duration) -> Option<Instant> {
        let (since, last) = (self.since?, self.last?);
        Some(if self.at_once { since } else { (last + quiet).min(since + ceiling) })
    }
}

/// One state of a text, cheap to take and free to keep.
#[derive(Clone)]
pub(super) struct Snapshot {
    pub uri: Uri,
    pub version: i32,
    pub revision: u64,
    pub markup: Markup,
    pub text: SourceText,
    pub latest: Arc<Mutex<Option<Latest>>>,
    pub encoding: Encoding,
    /// Where the last edit ended, in bytes, while the word there is left alone.
    pub caret: Option<u32>,
}

impl Snapshot {
    /// Of a file that is not open.
    pub(super) fn of_file(uri: Uri, text: &str, encoding: Encoding) -> Self {
        Self {
            uri,
            version: 0,
            revision: 0,
            markup: Markup::default(),
            text: SourceText::new(text),
            latest: Arc::default(),
            encoding,
            caret: None,
        }
    }
}

/// All open texts. Lives behind a lock that is held for moments only, never over an `.await`.
#[derive(Default)]
pub(super) struct Documents {
    open: HashMap<String, Document>,
    /// Closed texts whose diagnostics are still on show, with their last version.
    closed: Vec<(Uri, i32)>,
    revision: u64,
    encoding: Encoding,
}

impl Documents {
    pub(super) fn set_encoding(&mut self, encoding: Encoding) {
        self.encoding = encoding;
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Opens a text; the complaint, if any, is for the log.
    pub(super) fn open(&mut self, item: TextDocumentItem) -> Result<(), String> {
        self.revision += 1;
        let key = item.uri.as_str().to_owned();
        let mut pending = Pending::default();
        pending.touch(true);
        let before = self.open.insert(
            key.clone(),
            Document {
                uri: item.uri,
                version: item.version,
                language: item.language_id,
                text: SourceText::new(&item.text),
                revision: self.revision,
                opened: self.revision,
                latest: Arc::default(),
                pending,
                typing: None,
                keeps_back: false,
                has_ripened: false,
                told: 0,
                tokens: None,
            },
        );
        match before {
            Some(_) => Err(format!("mở lại văn bản đang mở / opened twice: {key}")),
            None => Ok(()),
        }
    }

    /// Applies changes in their order. Every change is applied as well as it can be; the complaint
    /// says what was not as it should be.
    pub(super) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) -> Result<(), String> {
        let encoding = self.encoding;
        let Some(document) = self.open.get_mut(uri.as_str()) else {
            return Err(format!(
                "bỏ qua thay đổi của văn bản chưa mở / change of a text that is not open: {}",
                uri.as_str()
            ));
        };
        self.revision += 1;
        let mut complaint = None;
        if version <= document.version {
            complaint = Some(format!("phiên bản {version} không lớn hơn {} / version does not grow", document.version));
        }
        for change in changes {
            match change.range {
                None => {
                    document.text = SourceText::new(&change.text);
                    document.typing = None;
                }
                Some(range) => {
                    if !fits(&document.text, range, encoding) {
                        complaint = Some(format!(
                            "vị trí nằm ngoài văn bản, đã lấy vị trí gần nhất / position outside the text, taken as the nearest: {}",
                            describe(range)
                        ));
                    }
                    let bytes = position::byte_range(&document.text, range, encoding);
                    document.text.replace(bytes, &change.text);
                    let caret = bytes.start + change.text.len() as u32;
                    document.typing = Some(Typing { caret, at: Instant::now() });
                }
            }
        }
        document.version = version;
        document.revision = self.revision;
        document.pending.touch(false);
        complaint.map_or(Ok(()), |complaint| Err(format!("{}: {complaint}", uri.as_str())))
    }

    pub(super) fn close(&mut self, uri: &Uri) -> Result<(), String> {
        match self.open.remove(uri.as_str()) {
            Some(document) => {
                self.closed.push((document.uri, document.version));
                Ok(())
            }
            None => Err(format!("đóng văn bản chưa mở / closing a text that is not open: {}", uri.as_str())),
        }
    }

    pub(super) fn get(&self, uri: &Uri) -> Option<&Document> {
        self.open.get(uri.as_str())
    }

    pub(super) fn snapshot(&self, uri: &Uri) -> Option<Snapshot> {
        let document = self.get(uri)?;
        Some(Snapshot {
            uri: document.uri.clone(),
            version: document.version,
            revision: document.revision,
            markup: Markup::of_language(&document.language),
            text: document.text.clone(),
            latest: Arc::clone(&document.latest),
            encoding: self.encoding,
            caret: document.typing.map(|typing| typing.caret),
        })
    }

    /// Typing has come to rest: what was kept back is to be published.
    pub(super) fn settle(&mut self, uri: &Uri) {
        if let Some(document) = self.open.get_mut(uri.as_str()) {
            document.settle();
        }
    }

    /// A snapshot of every open text, in the order of their addresses.
    pub(super) fn snapshots(&self) -> Vec<Snapshot> {
        let mut all: Vec<Snapshot> = self.open.values().filter_map(|document| self.snapshot(&document.uri)).collect();
        all.sort_by(|one, other| one.uri.as_str().cmp(other.uri.as_str()));
        all
    }

    /// Notes that the client is told of a state of a text now, and whether that is all there is.
    /// `false` if it has been told of a newer one.
    pub(super) fn note_told(&mut self, uri: &Uri, revision: u64, keeps_back: bool) -> bool {
        let Some(document) = self.open.get_mut(uri.as_str()) else { return true };
        if document.told > revision {
            return false;
        }
        document.told = revision;
        document.keeps_back = keeps_back;
        // Typing came to rest while the text was being read.
        if document.typing.is_none() {
            document.settle();
        }
        true
    }

    pub(super) fn revision(&self, uri: &Uri) -> Option<u64> {
        Some(self.get(uri)?.revision)
    }

    /// Everything is to be looked at again, because something else than the texts has changed.
    pub(super) fn touch_all(&mut self) {
        for document in self.open.values_mut() {
            document.pending.touch(true);
        }
    }

    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Document> {
        self.open.values_mut()
    }

    pub(super) fn get_mut(&mut self, uri: &Uri) -> Option<&mut Document> {
        self.open.get_mut(uri.as_str())
    }

    /// Closed texts whose diagnostics are to be cleared; not those that were opened again, since
    /// what is published for them next replaces the old ones anyway.
    pub(super) fn take_closed(&mut self) -> Vec<(Uri, i32)> {
        let open = &self.open;
        std::mem::take(&mut self.closed).into_iter().filter(|(uri, _)| !open.contains_key(uri.as_str())).collect()
    }
}

/// Whether both ends of a range are places of the text, in order.
fn fits(text: &SourceText, range: Range, encoding: Encoding) -> bool {
    let exists = |place| {
        let place = position::from_protocol(place);
        text.position(text.offset(place, encoding), encoding) == place
    };
    (range.start.line, range.start.character) <= (range.end.line, range.end.character)
        && exists(range.start)
        && (range.start == range.end || exists(range.end) || is_behind_last_line(text, range))
}

/// Editors replace whole texts up to the start of the line after the last; that is no error.
fn is_behind_last_line(text: &SourceText, range: Range) -> bool {
    range.end.line as usize == text.len_lines() && range.end.character == 0
}

fn describe(range: Range) -> String {
    let Range { start, end } = range;
    format!("{}:{}-{}:{}", start.line, start.character, end.line, end.character)
}
