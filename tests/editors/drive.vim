" Drives Vim with ALE as its user would, and writes what was seen as JSON to seen.json. What it
" ought to be is for the test that started it to say.
"
" From the environment: VANTHU_ALE, the folder of ALE; VANTHU_PLUGIN, our script for it;
" VANTHU_EXPECTED, the number of findings to wait for; VANTHU_FIX, the title of the fix to take.

set encoding=utf-8 nomore shortmess+=I
execute 'set runtimepath^=' . $VANTHU_ALE
let g:ale_linters_explicit = 1
let g:ale_linters = {'text': ['vanthu']}
let g:ale_lint_delay = 0
let g:ale_hover_to_preview = 1
filetype plugin on
runtime plugin/ale.vim
source $VANTHU_PLUGIN

let s:expected = str2nr($VANTHU_EXPECTED)

function! s:Wait(condition) abort
  let l:left = 400
  while !a:condition() && l:left > 0
    sleep 50m
    let l:left -= 1
  endwhile
endfunction

function! s:Count() abort
  return len(ale#engine#GetLoclist(bufnr('%')))
endfunction

" What is underlined.
function! s:Findings() abort
  return map(copy(ale#engine#GetLoclist(bufnr('%'))), {_, one -> {
        \ 'line': one.lnum,
        \ 'text': strpart(getline(one.lnum), one.col - 1, one.end_col - one.col + 1),
        \ 'message': one.text,
        \}})
endfunction

function! s:PreviewText() abort
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      return join(getbufline(winbufnr(l:window), 1, '$'), "\n")
    endif
  endfor
  return ''
endfunction

function! s:Play() abort
  setfiletype text
  ALELint
  call s:Wait({-> s:Count() == s:expected})
  let l:seen = {'version': v:version, 'findings': s:Findings()}
  call cursor(l:seen.findings[0].line, ale#engine#GetLoclist(bufnr('%'))[0].col)
  ALEHover
  call s:Wait({-> s:PreviewText() =~# '28-NQ'})
  let l:seen.hover = s:PreviewText()
  pclose
  let l:before = getline(1, '$')
  " The answer to the numbered list of fixes, in which the certain one stands first.
  call feedkeys("1\<CR>", 't')
  ALECodeAction
  call s:Wait({-> getline(1, '$') != l:before})
  ALELint " at the next event after a change, which does not come while a script runs
  call s:Wait({-> s:Count() == s:expected - 1})
  let l:seen.after_fix = s:Findings()
  silent write
  call writefile([json_encode(l:seen)], 'seen.json')
endfunction

function! s:Run(...) abort
  try
    call s:Play()
    qall!
  catch
    call writefile([v:exception . ' ' . v:throwpoint], '/dev/stderr')
    cquit
  endtry
endfunction

autocmd VimEnter * call timer_start(50, function('s:Run'))
