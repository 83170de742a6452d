//! Diagnostics and actions in the words of the protocol.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::json;
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeDescription, CreateFile, CreateFileOptions, Diagnostic,
    DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, DocumentChangeOperation, DocumentChanges,
    Location, NumberOrString, OneOf, OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit,
    Uri, WorkspaceEdit,
};

use super::document::Snapshot;
use super::position::{self, Places};
use super::shared::Abilities;
use super::typing;
use crate::analysis::Analysis;
use crate::ide::{Action, ActionKind};
use crate::rules::{self, Severity};
use crate::text::{self, SourceText};

/// Where the pages of the rules are.
const RULE_PAGES: &str = "https://github.com/vanthu/vanthu/blob/main/docs/rules/";

/// Our own kind of fix-all, so that editors can ask for it alone.
pub(super) const FIX_ALL: &str = "source.fixAll.vanthu";

/// The diagnostics of a reading that may be shown, and whether some must wait for the end of the
/// word that is being typed.
pub(super) fn diagnostics(snapshot: &Snapshot, analysis: &Analysis, abilities: &Abilities) -> (Vec<Diagnostic>, bool) {
    let places = Places::new(analysis.text(), snapshot.encoding);
    let ripe = typing::ripe(snapshot, analysis);
    let shown: Vec<_> = ripe.map(|diagnostic| one_diagnostic(snapshot, diagnostic, &places, abilities)).collect();
    let keeps_back = shown.len() < analysis.diagnostics().len();
    (shown, keeps_back)
}

/// One diagnostic; `places` are those of its text.
pub(super) fn one_diagnostic(
    snapshot: &Snapshot,
    diagnostic: &rules::Diagnostic,
    places: &Places<'_>,
    abilities: &Abilities,
) -> Diagnostic {
    let code = diagnostic.rule.code;
    let related = diagnostic.related().map(|(range, message)| DiagnosticRelatedInformation {
        location: Location { uri: snapshot.uri.clone(), range: places.range(range) },
        message: message.to_owned(),
    });
    let related: Vec<_> = if abilities.related_information { related.collect() } else { Vec::new() };
    Diagnostic {
        range: places.range(diagnostic.range),
        severity: Some(severity(diagnostic.severity)),
        code: Some(NumberOrString::String(code.to_owned())),
        code_description: page(code).map(|href| CodeDescription { href }),
        source: Some("vanthu".to_owned()),
        message: diagnostic.message().to_owned(),
        related_information: (!related.is_empty()).then_some(related),
        tags: (abilities.tags && is_superfluous(code)).then(|| vec![DiagnosticTag::UNNECESSARY]),
        data: Some(json!({ "name": diagnostic.rule.name, "fixable": diagnostic.has_fixes() })),
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// The page of a rule.
pub(super) fn page(code: &str) -> Option<Uri> {
    static PAGES: LazyLock<HashMap<&'static str, Uri>> = LazyLock::new(|| {
        let address = |code: &str| format!("{RULE_PAGES}{code}.md").parse().ok();
        rules::all().iter().filter_map(|rule| Some((rule.code, address(rule.code)?))).collect()
    });
    PAGES.get(code).cloned()
}

/// Rules whose diagnostics cover words of which one can go without loss: a word typed twice.
pub(super) fn is_superfluous(code: &str) -> bool {
    code == "D01"
}

/// Whether an editor that asks for `only` these kinds wants `kind`: a kind includes those below it.
pub(super) fn is_asked_for(kind: &str, only: Option<&[CodeActionKind]>) -> bool {
    only.is_none_or(|only| {
        only.iter().any(|asked| {
            let asked = asked.as_str();
            asked.is_empty() || kind.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    })
}

pub(super) fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::QuickFix | ActionKind::Ignore => CodeActionKind::QUICKFIX,
        ActionKind::FixAll => CodeActionKind::new(FIX_ALL),
    }
}

/// An action, with the diagnostic that it answers.
pub(super) fn action(
    snapshot: &Snapshot,
    action: Action,
    diagnostic: Option<Diagnostic>,
    abilities: &Abilities,
) -> CodeAction {
    CodeAction {
        title: action.title,
        kind: Some(kind(action.kind)),
        diagnostics: diagnostic.map(|diagnostic| vec![diagnostic]),
        edit: Some(workspace_edit(snapshot, &action.edits, abilities)),
        is_preferred: action.preferred.then_some(true),
        ..CodeAction::default()
    }
}

/// Edits of one text; with its version where the client can check that.
pub(super) fn workspace_edit(snapshot: &Snapshot, edits: &[text::TextEdit], abilities: &Abilities) -> WorkspaceEdit {
    let edits: Vec<TextEdit> = edits
        .iter()
        .map(|edit| TextEdit {
            range: position::protocol_range(&snapshot.text, edit.range, snapshot.encoding),
            new_text: edit.text.clone(),
        })
        .collect();
    if abilities.document_changes {
        let text_document =
            OptionalVersionedTextDocumentIdentifier { uri: snapshot.uri.clone(), version: Some(snapshot.version) };
        let edits = edits.into_iter().map(OneOf::Left).collect();
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }])),
            ..WorkspaceEdit::default()
        }
    } else {
        #[allow(clippy::mutable_key_type)] // the protocol's own type; its hash is that of the text
        let changes = HashMap::from([(snapshot.uri.clone(), edits)]);
        WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
    }
}

/// The edit of another file than the text at hand; it is created when `before` is `None`.
pub(super) fn file_edit(
    uri: Uri,
    before: Option<&str>,
    edit: &text::TextEdit,
    snapshot: &Snapshot,
    abilities: &Abilities,
) -> WorkspaceEdit {
    let text = SourceText::new(before.unwrap_or(""));
    let edit =
        TextEdit { range: position::protocol_range(&text, edit.range, snapshot.encoding), new_text: edit.text.clone() };
    if !abilities.document_changes {
        #[allow(clippy::mutable_key_type)] // as above
        let changes = HashMap::from([(uri, vec![edit])]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version: None };
    let mut operations = Vec::new();
    if before.is_none() {
        let options = Some(CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) });
        let create = CreateFile { uri, options, annotation_id: None };
        operations.push(DocumentChangeOperation::Op(ResourceOp::Create(create)));
    }
    let edits = vec![OneOf::Left(edit)];
    operations.push(DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits }));
    WorkspaceEdit { document_changes: Some(DocumentChanges::Operations(operations)), ..WorkspaceEdit::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_includes_those_below_it() {
        let asks = |kinds: &[&str]| -> Vec<CodeActionKind> {
            kinds.iter().map(|kind| CodeActionKind::from((*kind).to_owned())).collect()
        };
        for only in [&["source"][..], &["source.fixAll"], &[FIX_ALL], &["refactor", "source"], &[""]] {
            assert!(is_asked_for(FIX_ALL, Some(&asks(only))), "{only:?}");
        }
        for only in [&["source.fixAll.vanthuở"][..], &["source.fix"], &["quickfix"], &[]] {
            assert!(!is_asked_for(FIX_ALL, Some(&asks(only))), "{only:?}");
        }
        assert!(is_asked_for("quickfix", None));
    }

    #[test]
    fn every_rule_has_a_page_with_a_valid_address() {
        for rule in rules::all() {
            assert!(page(rule.code).is_some(), "{}", rule.code);
        }
        assert_eq!(page("A01").map(|uri| uri.to_string()), Some(format!("{RULE_PAGES}A01.md")));
    }
}
