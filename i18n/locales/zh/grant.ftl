## The grant dialog: "Portal access"

grant-title = 门户访问权限
grant-column-select = 选择
grant-column-contact = 联系人
grant-column-email = 邮箱
grant-column-latest = 最近登录
grant-column-state = 状态
grant-column-acts = 操作
grant-email-of = { $name } 的邮箱
grant-select-name = 选择 { $name }

## What a row's state is called

grant-state-no = 门户：未开通
grant-state-yes = 门户：已开通
grant-state-invited = 已邀请，链接有效期至 { $date }
grant-state-expired = 已邀请，链接已于 { $date } 过期
grant-state-no-link = 已邀请，目前没有有效链接
grant-state-internal = 内部用户
grant-state-elsewhere = 在别处已有账户

## Buttons

grant-grant = 授予访问权限
grant-revoke = 撤销访问权限
grant-reinvite = 重新邀请
grant-add = 添加到现有账户
grant-show-link = 显示链接
grant-selected = 授予所选
grant-revoke-selected = 撤销所选
grant-others = 授予其余 { $count } 个
grant-check = 检查邮箱
grant-close = 关闭
grant-copy = 复制
grant-link = 邀请链接
grant-code = 邀请码

## Text and rights of new memberships

grant-options = 邀请附言与权限
grant-message = 邀请附言
grant-message-hint = 显示在邮件中链接的上方。可以留空。
grant-visibility = 可查看的内容
grant-visibility-company = 公司的文档
grant-visibility-own = 仅本人的文档
grant-rights = 可执行的操作
grant-right-sign = 接受、拒绝和签署
grant-right-manage = 管理同事
grant-right-manage-hint = 先行保存：此版本中客户尚不能管理同事。
grant-pay = 付款
grant-pay-unlimited = 不限金额
grant-pay-limited = 限额以内
grant-pay-none = 不允许
grant-pay-limit = 单笔付款限额

## Counts and refusals

grant-counts = { $can ->
   *[other] { $can } 个可以授予
}，{ $cannot ->
   *[other] { $cannot } 个不能
}
grant-counts-none = 这里没有可以授予访问权限的联系人了
grant-no-rows = 这里没有人可以获得访问权限。请选择个人，或包含人员的公司。
grant-refused = { $count ->
   *[other] 尚未授予任何权限：有 { $count } 行无法授予
}
grant-refused-row = { $name }：{ $reason }

## What an act did

grant-done-invited = 已邀请。正在向 { $email } 发送邮件。
grant-done-reinvited = 已重新邀请。旧链接已失效，正在向 { $email } 发送新邮件。
grant-done-reset = 对方已有密码，因此正在向 { $email } 发送用于设置新密码的链接。
grant-done-revoked = 访问权限已撤销，所有已打开的标签页也已失效。联系人及其文档会保留。
grant-done-link = 仅显示这一次，有效期至 { $date }。请自行转交，且只交给此人。
grant-done-row = { $name }：{ $result }
grant-done-many-invited = { $count ->
   *[other] 已邀请 { $count } 人。
}
grant-done-many-revoked = { $count ->
   *[other] 已撤销 { $count } 人的访问权限。
}

## While the dialog waits

grant-waiting = 正在加载联系人…
grant-busy = 服务器繁忙。您输入的内容没有丢失，请稍后重试。
grant-unreachable = 没有收到响应。请检查网络连接后重试；已完成的操作不会重复执行。
grant-try-again = 重试
grant-would-be-lost = 您在这里输入的内容尚未使用，将会丢失。
grant-keep-editing = 继续编辑
grant-discard = 放弃输入的内容
