if vim.g.loaded_vanthu then
  return
end
vim.g.loaded_vanthu = true

---@param name string
---@param description string
---@param run fun()
local function command(name, description, run)
  vim.api.nvim_create_user_command(name, run, { desc = description })
end

command('VanthuStart', 'Start vanthu for this buffer', function()
  require('vanthu').start()
end)
command('VanthuStop', 'Stop vanthu', function()
  require('vanthu').stop()
end)
command('VanthuRestart', 'Restart vanthu', function()
  require('vanthu').restart()
end)
command('VanthuFixAll', 'Apply every safe fix in this buffer', function()
  require('vanthu').fix_all()
end)
command('VanthuLog', 'Open the log of language servers', function()
  require('vanthu').log()
end)
command('VanthuInfo', 'Show what runs and under which configuration', function()
  print(table.concat(require('vanthu').info(), '\n'))
end)

vim.api.nvim_create_user_command('Vanthu', function(call)
  require('vanthu.commands').run(call.fargs[1], call.fargs[2])
end, {
  desc = 'Ask vanthu for something',
  nargs = '*',
  complete = function(lead, line)
    return require('vanthu.commands').complete(lead, line)
  end,
})

require('vanthu.client').activate()
