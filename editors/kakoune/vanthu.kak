# vanthu for Kakoune with kak-lsp. In kakrc, after kak-lsp itself:
#     eval %sh{kak-lsp}
#     source /path/to/vanthu/editors/kakoune/vanthu.kak
# Tiếng Việt: nạp tệp này sau kak-lsp, rồi mở một tệp .txt.

# Kakoune has no file type for plain text.
hook -group vanthu global BufCreate .*\.txt %{
    set-option buffer filetype text
}
hook -group vanthu global BufSetOption filetype=text %{
    set-option buffer lsp_language_id plaintext
}

declare-option -docstring 'what vanthu is, in the terms of lsp_servers; below [vanthu.settings.vanthu] may stand what
vanthu.toml can hold, for this editor only' \
    str vanthu_server %{
[vanthu]
command = "vanthu"
args = ["lsp"]
root_globs = ["vanthu.toml", ".git"]
}

# Beside the servers that are there, if any; once, for the file type of a buffer may be set again.
hook -group vanthu global BufSetOption filetype=(?:text|markdown|html|latex|restructuredtext|asciidoc|typst) %{
    evaluate-commands %sh{
        case "$kak_opt_lsp_servers" in
            *'[vanthu]'*) ;;
            *) echo 'set-option -add buffer lsp_servers %opt{vanthu_server}' ;;
        esac
    }
}

hook -group vanthu global WinSetOption filetype=(?:text|markdown|html|latex|restructuredtext|asciidoc|typst) %{
    lsp-enable-window
    lsp-inlay-diagnostics-enable window
    map window user a ':lsp-code-actions<ret>' -docstring 'vanthu: các cách sửa / fixes'
    map window user d ':lsp-diagnostics<ret>' -docstring 'vanthu: mọi chỗ cần xem / all findings'
    map window user k ':lsp-hover<ret>' -docstring 'vanthu: về văn bản dưới con trỏ / what is known of it'
}
