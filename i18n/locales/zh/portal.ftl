## Front page

front-title = 欢迎
front-heading = 欢迎访问 { $brand }
front-lead = 登录后，您可以在一处查看 { $brand } 与您共享的全部内容：报价单、订单、发票和项目。
front-account = 打开我的门户
front-office = 打开后台
front-code = 我有邀请码
front-help-title = 初次使用？
front-help = { $brand } 通过邮件发送邀请。请打开邮件中的链接，或输入其中的邀请码，然后设置密码。
front-safe-title = 仅供您查看
front-safe = 您只能看到自己公司的文档，看不到其他内容。每次登录都受到保护并留有记录。

## My Account

home-title = 我的账户
home-welcome = { $name }，很高兴见到您。
home-acting = 您当前代表 { $company }。
home-documents = 文档
home-empty-title = 目前没有待办事项
home-empty = { $brand } 与您共享的报价单、订单、发票和项目会显示在这里。有新内容时，您会收到邮件。
home-security = 账户安全
home-security-text = 您使用 { $login } 和密码登录。
home-security-edit = 编辑安全设置

## Account security

security-title = 账户安全
security-intro = 您的密码、会话和登录方式。
security-login-title = 登录邮箱
security-login = 您使用 { $login } 登录。
security-login-ask = 您无法自行修改。请联系 { $who }。
security-login-ask-brand = 您无法自行修改。请联系您在 { $brand } 的业务联系人。
security-password-title = 修改密码
security-password-intro = 修改后，其他设备均会退出登录，此设备保持登录。
security-current = 当前密码
security-submit = 修改密码

## Access has ended

ended-title = 您的访问权限已终止
ended-text = { $brand } 已终止您对此门户的访问权限，因此这里无法再显示任何内容。
ended-documents = 您的文档仍保存在 { $brand }，没有任何内容被删除。
ended-ask = 如果这不是您预期的，请联系您在 { $brand } 的业务联系人。他们可以再次授予您访问权限。
ended-front = 前往首页

## Said once after something was done

done-password-changed = 密码已修改。其他设备均已退出登录。
done-password-set = 新密码已设置。请用新密码登录。
done-reset-sent = 如果此邮箱可以在这里登录，一封含有链接的邮件正在发送中。请同时查看垃圾邮件文件夹。
done-fresh-asked = 您的请求已记录。如果您的访问权限可以续期，新链接会发送到当初接收邀请的邮箱。
done-welcome = 您的访问权限已开通。今后请使用您的邮箱和此密码登录。
done-signed-out = 您已退出登录。
done-setup = 首位管理员已创建。欢迎使用。
done-saved = 已保存。
