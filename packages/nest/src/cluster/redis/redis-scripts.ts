/** Lets the lease run on. Returns whether it had run out, and Redis' clock in ms. */
export const renewLease = `
local had = redis.call('EXISTS', KEYS[1])
redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
local time = redis.call('TIME')
return { had, time[1] * 1000 + math.floor(time[2] / 1000) }
`;

/**
 * KEYS: keys to hold. ARGV: worker, prefix of leases, lifetime, 'take' or 'keep'.
 * 'keep' leaves to another worker what that one has taken meanwhile. Returns the
 * positions of those.
 */
export const holdKeys = `
local lost = {}
for i, key in ipairs(KEYS) do
  local owner = redis.call('GET', key)
  if ARGV[4] == 'keep' and owner and owner ~= ARGV[1]
    and redis.call('EXISTS', ARGV[2] .. owner) == 1 then
    lost[#lost + 1] = i - 1
  else
    redis.call('SET', key, ARGV[1], 'PX', ARGV[3])
  end
end
return lost
`;

/** KEYS: keys to release. ARGV: worker. Those of another worker stay. */
export const releaseKeys = `
for _, key in ipairs(KEYS) do
  if redis.call('GET', key) == ARGV[1] then redis.call('DEL', key) end
end
return 0
`;

/** Who holds KEYS[1], and whether that worker lives. ARGV: prefix of leases. */
export const findOwner = `
local owner = redis.call('GET', KEYS[1])
if not owner then return { '', 0 } end
return { owner, redis.call('EXISTS', ARGV[1] .. owner) }
`;

/**
 * Sends a question to the worker that holds KEYS[1], with Redis' clock in front.
 * ARGV: prefix of leases, prefix of channels, owner that got it before or '', who
 * asks, text. Returns that owner, whether it lives, and how many received it.
 */
export const sendQuestion = `
local owner = ARGV[3]
if owner == '' then owner = redis.call('GET', KEYS[1]) end
if not owner or owner == ARGV[4] then return { '', 0, 0 } end
if redis.call('EXISTS', ARGV[1] .. owner) == 0 then return { owner, 0, 0 } end
local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
local text = 'ask|' .. now .. '|' .. ARGV[5]
return { owner, 1, redis.call('PUBLISH', ARGV[2] .. owner, text) }
`;
