## Search over everything

search-title = 搜索
search-label = 搜索联系人和页面
search-hint = 请输入名称、地址、号码，或您想做的事。
search-nothing = 没有找到与“{ $words }”相关的内容
search-nothing-text = 请减少关键词，或只输入词的开头。
search-count = { $count ->
   *[other] { $count } 条结果
}
search-more = 显示所有匹配的联系人
search-more-users = 显示所有匹配的用户
search-contacts = 联系人
search-pages = 页面和操作

## The keyboard

keys-title = 键盘快捷键
keys-intro = 所有功能都可以用 Tab 和 Enter 到达。这些按键更快。在输入框中打字时它们不起作用。
keys-everywhere = 任何地方
keys-apps = 前往应用：依次按两个键
keys-lists = 在列表中
keys-search = 搜索
keys-help = 显示本页
keys-new = 新建：页面的主要按钮
keys-escape = 关闭打开的内容
keys-go = 前往{ $app }
keys-next = 下一行
keys-previous = 上一行
keys-open = 打开该行
keys-tick = 勾选该行
keys-switch-on = 启用单键
keys-switch-off = 停用单键
