## Pages that say what went wrong and what to do

error-bad-request-title = 无法读取此请求
error-bad-request = 部分内容缺失或损坏。请返回并重新加载页面，然后再操作一次。
error-forbidden-title = 您不能执行此操作
error-forbidden = 您的账户没有所需的权限。如有需要，请联系管理员。
error-cross-site-title = 此表单来自其他网站
error-cross-site = 为了您的安全，这里只接受本网站的表单。请在此打开页面，然后重新提交。
error-not-found-title = 这里没有内容
error-not-found = 地址可能有误，页面可能已不存在，或者没有与您共享。
error-method-title = 此页面不支持这种操作
error-method = 请返回，使用页面上的链接和按钮。
error-too-large-title = 一次提交的内容过多
error-too-large = 您提交的内容超出了此页面的上限。请缩减后重新提交。
error-unprocessable-title = 此表单目前无法处理
error-unprocessable = 有字段缺失，或其中的内容不符合要求。请返回并重新加载页面，然后再填写一次。
error-too-many-title = 操作有些频繁
error-too-many = { $minutes ->
   *[other] 请等待 { $minutes } 分钟后重试。
}
error-internal-title = 我们这边出了点问题
error-internal = 这与您的操作无关，问题已经记录。请稍后重试；如果问题仍然存在，请将下方的编号告诉我们。
error-request-id = 请求编号：{ $id }
error-unavailable-title = 系统暂时繁忙
error-unavailable = { $seconds ->
   *[other] 内容没有丢失。请在 { $seconds } 秒后重试。
}
error-unavailable-partly = 除密码和文件外，您填写的内容都会保留；密码和文件需要重新提供。请稍后重试。
error-retry = 重试
error-home = 前往首页
