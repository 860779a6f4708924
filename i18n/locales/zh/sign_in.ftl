## Sign in

sign-in-title = 登录
sign-in-intro = 请使用您的 { $brand } 账户的邮箱和密码。
sign-in-email = 邮箱
sign-in-password = 密码
sign-in-remember = 记住我
sign-in-remember-hint = 在此设备上保持登录。使用公用电脑时请不要勾选。
sign-in-submit = 登录
sign-in-reset = 重置密码
sign-in-code = 输入邀请码
sign-in-no-account = 账户仅通过邀请开通。如果您还没有账户，请联系您的业务联系人。

## Ask for a reset link

reset-title = 重置密码
reset-intro = 请输入您用于登录的邮箱。用于设置新密码的链接会发送到该邮箱。
reset-email = 邮箱
reset-submit = 发送重置链接
reset-hint = 链接在 { $span }内有效，且只能使用一次。
reset-back = 返回登录

## Choose a password: by invitation or reset

password-new = 新密码
password-verify = 确认新密码
password-hint = { $min ->
   *[other] 至少 { $min } 个字符。用几个词连在一起，既好记又难猜。
}

invitation-title = 接受邀请
invitation-intro = { $name }，{ $company } 邀请您使用其客户门户。设置密码后即可进入。
invitation-login = 您将使用 { $login } 登录。
invitation-until = 此邀请有效期至 { $until }。
invitation-submit = 接受邀请
invitation-fresh = 申请新链接
invitation-fresh-hint = 只要您仍可获得访问权限，新链接就会发送到当初接收邀请的邮箱。

reset-password-title = 设置新密码
reset-password-intro = 此密码用于 { $login }。目前已登录的设备都会退出登录。
reset-password-submit = 设置密码
reset-password-fresh = 申请新的重置链接

## A link that cannot be used

link-invitation-expired-title = 此邀请已过期
link-invitation-expired = 有效期已过。没有任何内容丢失：申请新链接即可继续。
link-invitation-used-title = 此邀请已使用
link-invitation-used = 密码已经设置。请用该密码登录；如果不知道密码，请重置。
link-invitation-withdrawn-title = 此邀请已撤回
link-invitation-withdrawn = 它已被更新的邀请取代，或不再提供访问权限。请查找我们后来发送的邮件，或申请新链接。
link-invitation-unknown-title = 无法识别此链接
link-invitation-unknown = 链接可能在您的邮件中断成了两行。请复制完整链接，或输入同一封邮件中的邀请码。

link-reset-expired-title = 此重置链接已过期
link-reset-expired = 重置链接只在短时间内有效。请申请新链接；您的密码没有变化。
link-reset-used-title = 此重置链接已使用
link-reset-used = 已通过它设置了新密码。请用新密码登录，或申请新链接。
link-reset-withdrawn-title = 此重置链接已撤回
link-reset-withdrawn = 它已被更新的链接取代。请查找我们后来发送的邮件，或申请新链接。
link-reset-unknown-title = 无法识别此链接
link-reset-unknown = 链接可能在您的邮件中断成了两行。请复制完整链接，或申请新链接。

link-setup-expired-title = 此设置链接已过期
link-setup-expired = 请重新启动服务器，或运行“atrium admin create”：终端会显示新链接。
link-setup-used-title = 设置已完成
link-setup-used = 首位管理员已存在。请直接登录。
link-setup-withdrawn-title = 此设置链接已被取代
link-setup-withdrawn = 终端中显示了更新的链接。请使用该链接。
link-setup-unknown-title = 无法识别此链接
link-setup-unknown = 请从运行服务器的终端复制完整链接。

## Type the code of an invitation

code-title = 输入邀请码
code-intro = 您的邀请邮件中有一个链接和一个邀请码。链接打不开时，可以改用邀请码。
code-email = 邮箱
code-email-hint = 接收邀请的邮箱。
code-code = 邀请码
code-code-hint = 两组字母和数字，每组五位，例如 { $example }。
code-submit = 继续

## The first administrator

setup-title = 设置您的门户
setup-intro = 您是这里的第一位用户。此账户可以更改一切，因此请谨慎设置密码。
setup-name = 姓名
setup-email = 邮箱
setup-email-hint = 您将使用此邮箱登录。
setup-submit = 创建管理员

## The password again, before a sensitive act

confirm-title = 是您本人吗？
confirm-intro = 您上次输入密码已超过十分钟，此操作需要再次输入。除密码外，您填写的内容都会保留。
confirm-password = 当前密码
confirm-submit = 继续
