" vanthu for Vim with the plugin vim-lsp. Load it after vim-lsp:
"     source /path/to/vanthu/editors/vim/vim-lsp.vim
" Tiếng Việt: nạp tệp này sau vim-lsp, rồi mở một tệp .txt.

" What vanthu.toml can hold, for this editor only: let g:vanthu_settings = {'profile': 'nd30'}
let g:vanthu_settings = get(g:, 'vanthu_settings', {})
let g:vanthu_program = get(g:, 'vanthu_program', 'vanthu')

function! s:Root(server) abort
  let l:file = findfile('vanthu.toml', expand('%:p:h') . ';')
  let l:folder = empty(l:file) ? expand('%:p:h') : fnamemodify(l:file, ':p:h')
  return lsp#utils#path_to_uri(l:folder)
endfunction

function! s:Register() abort
  call lsp#register_server({
        \ 'name': 'vanthu',
        \ 'cmd': {server -> [g:vanthu_program, 'lsp']},
        \ 'root_uri': function('s:Root'),
        \ 'allowlist': ['text', 'markdown', 'tex', 'html', 'rst', 'asciidoc'],
        \ 'languageId': {server -> &filetype ==# 'text' ? 'plaintext' : &filetype ==# 'tex' ? 'latex' : &filetype},
        \ 'initialization_options': {'vanthu': g:vanthu_settings},
        \ 'workspace_config': {'vanthu': g:vanthu_settings},
        \})
endfunction

augroup vanthu_vim_lsp
  autocmd!
  autocmd User lsp_setup call s:Register()
augroup END
