//! What editors say that the meta model does not have. Each is theirs to mend, and harmless; the
//! list is here so that anything else, caused by our own plugins perhaps, is seen.

/// Editor (the first part of its name will do), and how a complaint of its messages begins.
const KNOWN: &[(&str, &str)] = &[
    // Abilities of drafts of the protocol.
    ("kakoune", "initialize.capabilities.offsetEncoding is not"),
    (
        "lsp-mode",
        "initialize.capabilities.textDocument.completion.completionItem.resolveAdditionalTextEditsSupport is not",
    ),
    ("neovim", "initialize.capabilities.callHierarchy is not"),
    ("neovim", "initialize.capabilities.workspace.symbol.hierarchicalWorkspaceSymbolSupport is not"),
    ("vscode", "initialize.capabilities.textDocument.diagnostic.markupMessageSupport is not"),
    // `nil` where nothing is meant.
    ("lsp-mode", "initialize.capabilities.textDocument.linkedEditingRange: null is"),
    ("lsp-mode", "initialize.capabilities.textDocument.moniker: null is"),
    ("lsp-mode", "initialize.capabilities.window.showDocument: null is"),
    ("lsp-mode", "initialize.capabilities.window.showMessage: null is"),
    // The version of a text that was saved.
    ("lsp-mode", "textDocument/didSave.textDocument.version is not"),
    // Without an id: it does not wait for the answer.
    ("kate", "shutdown is no notification"),
];

pub fn is_known(editor: &str, complaint: &str) -> bool {
    KNOWN.iter().any(|(name, start)| editor.starts_with(name) && complaint.starts_with(start))
}
