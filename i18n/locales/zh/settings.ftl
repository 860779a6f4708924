## Settings: the pages

nav-settings = 设置
settings-title = 设置
settings-company-title = 公司
settings-company-about = 名称、咨询邮箱、语言、时区和货币。
settings-brand-title = 外观
settings-brand-about = 您的徽标和颜色，用于门户和邮件。
settings-mail-title = 邮件服务器
settings-mail-about = 邮件如何发出，以及是否能发出的测试。
settings-lifetimes-title = 有效期
settings-lifetimes-about = 邀请、重置链接和会话的有效时间。
settings-policies-title = 密码
settings-policies-about = 新密码的最短长度、谁需要双重验证，以及管理员是否可以设置密码。
settings-access-title = 新的访问权限
settings-access-about = 新的门户访问权限默认允许的操作；授予时可另行选择。
settings-languages-title = 语言
settings-languages-about = 门户和后台中可选择的语言。
settings-server-title = 服务器
settings-server-about = 只能在服务器上设定的内容：如需更改，请编辑服务器上的文件或变量。

settings-fixed = 已在服务器上由 { $origin } 设定，无法在此更改。
settings-yes = 是
settings-no = 否

## Company

settings-company-name = 公司名称
settings-company-name-hint = 客户所熟知的名称。
settings-contact-address = 咨询邮箱
settings-contact-address-hint = 会显示给客户；邮件的回复会发到此处。
settings-language = 默认语言
settings-time-zone = 时区
settings-currency = 货币

## Look

settings-brand-colour = 品牌颜色
settings-brand-colour-hint = 六位数字，例如 #0b6380。留空则使用 Atrium 的颜色。
settings-brand-preview = 预览
settings-brand-fits = 此颜色本身即可清晰辨认。
settings-brand-nudged = { $given } 在浅色页面上不够清晰，按钮改用 { $shown }。
settings-brand-light = 浅色
settings-brand-dark = 深色
settings-brand-button = 按钮
settings-brand-link = 链接
settings-logo = 徽标
settings-logo-hint = SVG 或 PNG，不超过 256 KiB。SVG 必须是纯图形，不含脚本或样式表。
settings-logo-now = 当前徽标
settings-logo-remove = 移除徽标

## Mail server

settings-mail-server = 邮件服务器
settings-mail-host = 主机
settings-mail-host-hint = 例如 mail.example.com。留空：邮件会以文件形式存放在服务器上。
settings-mail-port = 端口
settings-mail-port-hint = 留空则使用默认端口。
settings-mail-security = 加密方式
settings-mail-tls = 全程 TLS（465）
settings-mail-starttls = 强制 STARTTLS（587）
settings-mail-plain = 不加密，仅限可信网络（25）
settings-mail-user = 用户名
settings-mail-password = 邮件密码
settings-mail-password-kept = 密码已保存且不会显示。留空即可保留。
settings-mail-from = 发件人
settings-mail-from-hint = 邮件的发件地址。留空：portal@ 加基础地址的主机名。
settings-mail-timeout = 等待时间（秒）
settings-mail-timeout-hint = 与服务器单次通信的最长时间，1 到 60。
settings-mail-test-title = 能用吗？
settings-mail-test-hint = 用已保存的设置向您自己的邮箱发送一封邮件。
settings-mail-test = 发送测试邮件
settings-mail-tested = { $server } 已接收发往 { $to } 的邮件。请查看是否收到。
settings-mail-tested-filed = 尚未设置邮件服务器，邮件已作为文件存入数据文件夹的 mail 文件夹。
settings-mail-tested-refused = 邮件未能发出。{ $reason }

## Lifetimes

settings-invitation-lifetime = 邀请
settings-reset-lifetime = 重置链接
settings-session-idle = 无操作的会话
settings-session-lifetime = 会话总时长
settings-remembered-idle = 已记住且无操作的会话
settings-remembered-lifetime = 已记住的会话总时长
settings-unit = 单位
settings-unit-minutes = 分钟
settings-unit-hours = 小时
settings-unit-days = 天

## Passwords

settings-password-length = 最少字符数
settings-password-length-hint = 用于没有双重验证的新密码；不少于 15。
settings-password-length-second = 启用双重验证时的最少字符数
settings-password-length-second-hint = 不少于 12。
settings-second-factor = 双重验证
settings-second-factor-optional = 可选
settings-second-factor-hint = 要求员工或所有人使用，将随双重验证功能一起提供，目前无法选择。

## New access

settings-access-limit-hint = 以 { $currency } 计；仅在限额付款时有效。

## Server

settings-server-base = 基础地址
settings-server-listen = 监听地址
settings-server-data = 数据文件夹
settings-server-database = 数据库
settings-server-proxies = 受信任的代理
settings-server-origin = 来源：{ $origin }

## The letter that tells whether the mail server works

mail-test-subject = 来自 { $company } 的测试邮件
mail-test-text = { $company } 的邮件服务器工作正常：这封邮件已送达。您无需进行任何操作。
mail-test-at = 请求时间：{ $time }。

## Whom customers write to

portal-contact = 有疑问？请写信至

## What is wrong with a setting, and the way out

rule-colour-invalid = 请输入类似 #0b6380 的颜色。
rule-out-of-range = 请输入 { $least } 到 { $most } 之间的数字。
rule-duration-out-of-range = 请输入 { $least } 到 { $most } 之间的时间。
rule-idle-beyond-all = 无操作时间不能超过会话总时长。请在此处减少，或在另一处增加。
rule-host-invalid = 请输入服务器名称，例如 mail.example.com，不含端口或路径。
rule-password-in-clear = 密码会在网络上被任何人看到。请选择 TLS 或 STARTTLS。
rule-password-again = 服务器或用户已更改，请重新输入密码。
rule-default-language-not-offered = 默认语言必须是可选择的语言之一。
rule-file-too-large = 请选择更小的文件：不超过 { $max } KiB。
rule-not-an-image = 此文件既不是 SVG 也不是 PNG，请另选一个。
rule-svg-not-plain = 此 SVG 不只是图形，还含有脚本、样式表、链接或外部内容。请导出为纯 SVG 或 PNG。

## Spans of time, as part of a sentence

span-seconds = { $count ->
   *[other] { $count } 秒
}
span-minutes = { $count ->
   *[other] { $count } 分钟
}
span-hours = { $count ->
   *[other] { $count } 小时
}
span-days = { $count ->
   *[other] { $count } 天
}
