--- Configuration that `vim.lsp.enable('vanthu')` of Neovim 0.11 and newer reads.

---@type vim.lsp.Config
local client = require('vanthu.config').client()
client.root_dir = function(bufnr, on_dir)
  require('vanthu.client').root_dir(bufnr, on_dir)
end
return client
