--- Where a document belongs: its folder, its project's root, its `vanthu.toml`.

local compat = require('vanthu.compat')

local M = {}

local config_names = { 'vanthu.toml', '.vanthu.toml' }

--- The folder of a buffer's file; nil for a buffer that is not a file.
---@param bufnr integer
---@return string?
function M.folder(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  if name == '' or name:match('^%a[%w+.-]*://') then
    return nil
  end
  return vim.fn.fnamemodify(name, ':p:h')
end

--- Whether a buffer is a `vanthu.toml`, by its name.
---@param bufnr integer
---@return boolean
function M.is_config(bufnr)
  local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ':t')
  return vim.tbl_contains(config_names, name)
end

---@param folder string
---@param names string[]
---@return string? path of the first of `names` found in `folder` or nearest above it
local function find_upward(folder, names)
  local previous
  while folder ~= previous do
    for _, name in ipairs(names) do
      local path = folder:gsub('/$', '') .. '/' .. name
      if compat.exists(path) then
        return path
      end
    end
    previous, folder = folder, vim.fn.fnamemodify(folder, ':h')
  end
  return nil
end

--- The nearest folder that holds a marker of the first rank, else of the second, ….
---@param bufnr integer
---@param markers (string|string[])[]
---@return string? root nil when nothing marks one: the document then stands alone
function M.find(bufnr, markers)
  local folder = M.folder(bufnr)
  if not folder then
    return nil
  end
  for _, rank in ipairs(markers) do
    local path = find_upward(folder, type(rank) == 'table' and rank or { rank })
    if path then
      return vim.fn.fnamemodify(path, ':h')
    end
  end
  return nil
end

--- The `vanthu.toml` that holds for a folder.
---@param folder string
---@return string?
function M.config_file(folder)
  return find_upward(folder, config_names)
end

return M
