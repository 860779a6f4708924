## The list of users

users-title = 用户
users-new = 新建用户
users-search = 搜索用户
users-filter-active = 启用
users-group-internal = 内部
users-group-portal = 门户
users-state-active = 活跃
users-state-never = 从未登录
users-state-inactive = 已停用
users-filter-two-factor-on = 已启用两步验证
users-filter-two-factor-off = 未启用两步验证
users-count = { $count ->
   *[other] { $count } 个用户
}
users-count-more = { $count ->
   *[other] 超过 { $count } 个用户
}
users-login = 登录邮箱
users-groups = 用户组
users-state = 状态
users-two-factor = 两步验证
users-two-factor-on = 已启用
users-two-factor-off = 未启用
users-signed-in = 最近登录
users-created = 创建时间
users-never = 从未
users-nothing-text = 没有符合条件的用户。
users-nothing-action = 显示所有启用的用户

## The filter builder

users-filter-title = 自定义筛选
users-filter-apply = 应用筛选
users-filter-clear = 清除筛选
users-filter-match = 匹配方式
users-filter-all-of = 满足全部
users-filter-any-of = 满足任一
users-filter-root = 满足以下条件的用户
users-filter-group = 条件组 { $place }
users-filter-add-condition = 添加条件
users-filter-add-group = 添加条件组
users-filter-remove = 移除条件 { $place }
users-filter-remove-group = 移除条件组 { $place }
users-filter-field = 字段 { $place }
users-filter-operator = 运算符 { $place }
users-filter-value = 值 { $place }
users-filter-choose = 选择字段
users-filter-choose-value = 选择值
users-filter-refused = 筛选条件修正之前，不会列出任何用户。
users-op-contains = 包含
users-op-not-contains = 不包含
users-op-is = 等于
users-op-is-not = 不等于
users-op-before = 早于
users-op-after = 晚于
users-op-set = 已设置
users-op-unset = 未设置

## A new user

user-new-title = 新建用户
user-new-intro = 用于同事：对方会收到一封邮件，通过其中的链接设置密码。客户的访问权限请在其联系人页面上授予。
user-new-submit = 创建用户

## One user

user-contact = 联系人
user-contacts = 联系人
user-inactive-notice = 此登录账户已停用，无法用其登录。
user-login-new = 新的登录邮箱
user-login-hint = 用于登录的邮箱。新旧两个地址都会收到邮件，所有会话都会结束。联系人的邮箱保持不变。
user-login-submit = 修改登录邮箱
user-password = 密码
user-password-none = 尚未设置密码。
user-password-there = 已设置密码。
user-password-must-change = 密码由管理员设置，下次登录时必须修改。
user-password-set = 设置密码
user-password-set-hint = Atrium 会生成一个密码并只显示一次，以便您转告对方。所有会话都会结束，对方会收到邮件通知，并须在下次登录时另选密码。
user-reset = 发送密码重置邮件
user-reset-hint = 发送一个用于设置新密码的链接。在此之前，当前密码仍然有效。
user-invite-again = 重新发送邀请
user-invite-hint = 发送一个用于设置首个密码的新链接，旧链接将失效。
user-role = 角色
user-role-submit = 修改角色
user-oneself = 这是您自己的登录账户。可由其他管理员修改其角色或将其停用。
user-access = 访问权限
user-deactivate = 停用
user-deactivate-hint = 立即结束所有会话并作废已发送的链接。恢复之前，无法用此账户登录。
user-deactivate-hint-portal = 立即结束所有会话、已发送的链接和成员关系。联系人和文档保留不变。
user-bring-back = 恢复
user-bring-back-hint = 旧密码作废：系统会发送邮件，其中的链接用于设置新密码。随账户一同终止的成员关系将重新生效。
user-memberships = 成员关系
user-memberships-empty = 没有成员关系。请在联系人页面上授予门户访问权限。
user-membership-rights = 权限
user-membership-since = 自
user-membership-ended = 已终止
user-sessions = 会话
user-sessions-empty = 当前没有人用此账户登录。
user-session-device = 设备
user-session-address = 地址
user-session-began = 登录时间
user-session-used = 最近使用
user-session-this = 当前会话
user-session-end = 结束会话
user-session-end-of = 结束会话：{ $device }
user-sessions-end-all = 结束所有会话
user-history = 历史记录
user-history-empty = 此账户尚无任何记录。
user-event-created = 创建了登录账户
user-event-refused = 一次登录被拒绝
user-event-reset-on-server = 密码已在服务器命令行中设置
user-event-login = 修改了登录邮箱
user-event-password = 设置了一个需转告的密码
user-event-reset = 发送了设置密码的链接
user-event-role = 修改了角色
user-event-deactivated = 停用了登录账户
user-event-brought-back = 恢复了登录账户
user-event-sessions = 结束了会话

## A password to be told

user-told-title = { $name } 的新密码
user-told-once = 此密码仅在此刻显示，不会保存在任何地方。
user-told-login = 以 { $login } 登录：
user-told-next = 请当面或通过电话告知对方。对方下次登录时必须另选密码。
user-told-back = 返回用户页面
told-title = 设置您自己的密码
told-lead = 您登录所用的密码由管理员设置。请选择一个只有您知道的密码，然后即可继续。

## Said once after something was done

done-login-changed = 登录邮箱已修改，两个地址都会收到邮件。
done-user-invited = 登录账户已创建，附有设置密码链接的邮件正在发送。
done-link-mailed = 附有设置密码链接的邮件正在发送。
done-deactivated = 登录账户已停用，所有会话均已结束。
done-brought-back = 登录账户已恢复，附有设置密码链接的邮件正在发送。
done-brought-back-in-part = 登录账户已恢复，附有设置密码链接的邮件正在发送。并非所有访问权限都已恢复：部分联系人现属于其他公司、已归档或已归他人使用。如仍合适，请在那里手动授予门户访问权限。
done-sessions-ended = 已在该处退出登录。

## Refusals

rule-last-administrator = 这是最后一位可以登录的管理员。请先将其他人设为管理员。
rule-not-oneself = 不能对您自己的账户执行此操作。请联系其他管理员。
rule-user-inactive = 此账户已停用。请先将其恢复。
rule-no-membership-left = 没有可供此账户恢复的成员关系。请在联系人页面上授予门户访问权限。
rule-unknown-filter-key = 筛选条件不支持“{ $name }”。请将其移除。
rule-operator-unfit = 此字段不支持这种比较方式。请选择其他运算符。
rule-date-invalid = 请输入日期，例如 2026-11-22。

## Letters

mail-sign-in-action = 登录
mail-login-changed-subject = 您在 { $company } 的登录邮箱已修改
mail-login-changed-intro = { $company } 修改了您用于登录的邮箱。您已在所有地方退出登录。密码保持不变。
mail-login-changed-old = 原登录邮箱
mail-login-changed-new = 新登录邮箱
mail-login-changed-action-intro = 从现在起，请在此使用新邮箱登录：
mail-login-changed-tell = 这不是您预期的？请立即告知 { $company }。
mail-password-set-subject = { $company } 已为您设置密码
mail-password-set-intro = { $company } 的管理员已为您的账户设置密码，并会告知您。密码不在本邮件中。您已在所有地方退出登录。
mail-password-set-action-intro = 请在此用它登录，然后设置一个只有您知道的密码：
mail-password-set-tell = 这不是您要求的？请立即告知 { $company }。
mail-staff-invitation-subject = 您在 { $company } 的登录账户
mail-staff-invitation-intro = { $company } 已为您创建登录账户，以便您在客户门户中工作。
mail-staff-invitation-action-intro = 首先请打开以下地址并设置密码：
mail-staff-invitation-action = 设置密码
mail-staff-invitation-once = 此链接只能使用一次。之后请用您的登录邮箱和此密码登录。
mail-staff-invitation-unexpected = 您不在 { $company } 工作？可能有人输错了地址，您无需做任何事。

## The outbox

outbox-letter-login-changed = 登录邮箱已修改
outbox-letter-password-set = 密码已设置
outbox-letter-staff-invitation = 新同事
