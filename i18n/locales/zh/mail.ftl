# The letters. $company is the company that runs the portal, as the settings
# name it; instants are on its clocks, in the reader’s form.

mail-greeting = { $name }，您好：

mail-greeting-nameless = 您好：

mail-footer = 此邮件由 { $company } 自动发送。

# Stands above the web address under a button, for those who cannot press it.
mail-link-below = 如果按钮无法使用，请打开以下网址：

mail-label-login = 登录邮箱

mail-label-valid-until = 有效期至

mail-label-company = 所属公司

mail-label-when = 时间

## Invitation

mail-invitation-subject = { $company } 邀请您使用其客户门户

mail-invitation-intro = { $company } 已为您开通客户门户。您可以在其中查看、签署 { $company } 与您共享的文档，并完成付款。

mail-invitation-message = { $company } 的留言：

mail-invitation-action-intro = 要开始使用，请打开以下网址并设置密码：

mail-invitation-action = 接受邀请

mail-invitation-code = 如果无法打开，请访问 { $address }，输入您的邮箱和以下邀请码：

mail-invitation-once = 此邀请只能使用一次。

mail-invitation-unexpected = 不认识 { $company }，或没有在等待邀请？可能是有人填错了邮箱。您无需进行任何操作：没有链接和邀请码，任何人都无法进入。

## Setting a new password

mail-reset-subject = 为您的 { $company } 账户设置新密码

mail-reset-intro-asked = 您申请为自己在 { $company } 的账户设置新密码。

mail-reset-intro-staff = { $company } 向您发送了一个链接，您可以用它为自己的账户设置新密码。

mail-reset-action-intro = 要设置新密码，请打开以下网址：

mail-reset-action = 设置密码

mail-reset-once = 此链接只能使用一次。在您使用之前，当前密码仍然有效。

mail-reset-unexpected = 不是您本人申请的？请不要打开链接，您的密码将保持不变。请勿将此邮件转发给任何人。

## Notice: the password was changed

mail-password-changed-subject = 您的 { $company } 账户密码已修改

mail-password-changed-intro = 您在 { $company } 的账户密码已修改。您在其他地方的登录均已退出。

mail-password-changed-expected = 如果是您本人操作，则无需理会。

mail-password-changed-action-intro = 如果不是您本人操作，请立即设置新密码。请打开以下网址并输入您的邮箱：

mail-password-changed-action = 重置密码

mail-password-changed-tell = 然后请告知 { $company }，以便其查明您的账户中发生了什么。
