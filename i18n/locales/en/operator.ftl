## Pages for whoever runs Atrium: what address it sees

connection-title = Your connection
connection-subtitle = How this page’s own request reached Atrium. Throttling, sessions and the trail go by this address.
connection-address = Address that counts
connection-connected = Connected from
connection-forwarded = X-Forwarded-For, as it came
connection-proxies = Trusted proxies
connection-none = none
connection-believed = The connection comes from a trusted proxy, so its X-Forwarded-For was believed.
connection-silent-proxy = The connection comes from a trusted proxy, but it does not say for whom: everybody seems to come from the proxy. Have it add X-Forwarded-For.
connection-not-believed = Somebody sent X-Forwarded-For, but the connection does not come from a trusted proxy, so it was not believed. If the address below is your own proxy, add it to trusted_proxies.
connection-unreadable = The connection comes from a trusted proxy, but its X-Forwarded-For could not be read: it holds something that is no address. Have the proxy write addresses only.
connection-direct = The connection is a direct one. If there is a proxy in front, have it add X-Forwarded-For and add its address to trusted_proxies.
