## The contact person

home-contact-person = 您的业务联系人

## Letters to oneself

letters-title = 发给您的邮件
letters-intro = 这些邮件用于保护您的账户，或带有您正在等待的链接，因此始终发送，无法关闭。
letters-where = 它们发送至 { $login }。
letters-language = 邮件语言可在上方选择。
letters-new-device = 有人在从未用于您账户的浏览器中使用您的密码登录时。
letters-password-changed = 您的密码被修改时。
letters-password-set = 管理员为您设置了密码时。
letters-login-changed = 您的登录邮箱被修改时；发送至旧地址和新地址。
letters-reset = 有人请求设置新密码的链接时。
letters-offer = 有其他公司的文件提供给您的账户时。只有您同意后才会添加。
letters-account-deleted = 您的账户被删除时。

## The letter about a new device

outbox-letter-new-device = 在新设备上登录
mail-label-device = 浏览器和系统
mail-new-device-subject = 您在 { $company } 的账户有新的登录
mail-new-device-intro = 有人在一个从未用于该账户的浏览器中登录了您在 { $company } 的账户。
mail-new-device-expected = 如果是您本人操作，则无需理会。
mail-new-device-action-intro = 如果不是您本人操作，请立即修改密码并结束该会话。请打开以下网址：
mail-new-device-action = 查看会话
