## Pages for whoever runs Atrium: what address it sees

connection-title = 您的连接
connection-subtitle = 本页面的请求是如何到达 Atrium 的。限速、会话和审计记录都以此地址为准。
connection-address = 采用的地址
connection-connected = 连接来自
connection-forwarded = 收到的 X-Forwarded-For
connection-proxies = 受信任的代理
connection-none = 无
connection-believed = 连接来自受信任的代理，因此采信了它的 X-Forwarded-For。
connection-silent-proxy = 连接来自受信任的代理，但它没有说明代表谁：所有人看起来都来自该代理。请让代理添加 X-Forwarded-For。
connection-not-believed = 收到了 X-Forwarded-For，但连接并非来自受信任的代理，因此未予采信。如果下面的地址是您自己的代理，请把它加入 trusted_proxies。
connection-unreadable = 连接来自受信任的代理，但它的 X-Forwarded-For 无法读取：其中含有不是地址的内容。请让代理只写入地址。
connection-direct = 这是直接连接。如果前面有代理，请让它添加 X-Forwarded-For，并把它的地址加入 trusted_proxies。
