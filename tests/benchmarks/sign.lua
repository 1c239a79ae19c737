-- Signs as somebody else each time; the run and the thread keep the addresses apart.
local threads = 0
function setup(thread) thread:set("number", threads); threads = threads + 1 end
function init(args) path, run, count = args[1], args[2], 0 end
function request()
  count = count + 1
  local who = run .. "-" .. number .. "-" .. count
  local body = "name=Ama+Mensah+" .. who .. "&email=ama." .. who .. "%40example.org"
    .. "&country=GH&visibility=first&message=&website=&consent=on&language=en&elapsed_ms=9000"
  return wrk.format("POST", path, {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["X-Forwarded-For"] = "10." .. math.floor(count / 65536) % 256 .. "."
      .. math.floor(count / 256) % 256 .. "." .. count % 256,
  }, body)
end
