" vanthu for Vim with the plugin ALE. Load it after ALE:
"     source /path/to/vanthu/editors/vim/ale.vim
" Tiếng Việt: nạp tệp này sau ALE, rồi mở một tệp .txt.

" What vanthu.toml can hold, for this editor only: let g:vanthu_settings = {'profile': 'nd30'}
let g:vanthu_settings = get(g:, 'vanthu_settings', {})
let g:vanthu_program = get(g:, 'vanthu_program', 'vanthu')

function! VanthuProgram(buffer) abort
  return g:vanthu_program
endfunction

function! VanthuRoot(buffer) abort
  let l:file = ale#path#FindNearestFile(a:buffer, 'vanthu.toml')
  return empty(l:file) ? expand('#' . a:buffer . ':p:h') : fnamemodify(l:file, ':h')
endfunction

function! VanthuSettings(buffer) abort
  return {'vanthu': g:vanthu_settings}
endfunction

" ALE takes the columns of the protocol for bytes, which they are not unless both sides agree on it.
" File types of Vim, with the names that the protocol has for them.
for [s:filetype, s:language] in items({
      \ 'text': 'plaintext',
      \ 'markdown': 'markdown',
      \ 'tex': 'latex',
      \ 'html': 'html',
      \ 'rst': 'restructuredtext',
      \ 'asciidoc': 'asciidoc',
      \})
  call ale#linter#Define(s:filetype, {
        \ 'name': 'vanthu',
        \ 'lsp': 'stdio',
        \ 'executable': function('VanthuProgram'),
        \ 'command': '%e lsp --position-encoding utf-8',
        \ 'language': s:language,
        \ 'project_root': function('VanthuRoot'),
        \ 'lsp_config': function('VanthuSettings'),
        \ 'initialization_options': function('VanthuSettings'),
        \})
endfor
unlet s:filetype s:language
