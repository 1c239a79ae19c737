-- Opens each link of a file, then presses the button behind it, as the signer in her own network.
function init(args)
  paths, count = {}, 0
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
  assert(paths[1] ~= "", "nobody has signed")
end
function request()
  local who = math.floor(count / 2)
  local method = count % 2 == 0 and "GET" or "POST"
  count = count + 1
  return wrk.format(method, paths[who % #paths + 1], {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["X-Forwarded-For"] = "10." .. math.floor(who / 65536) % 256 .. "."
      .. math.floor(who / 256) % 256 .. "." .. who % 256,
  }, "")
end
