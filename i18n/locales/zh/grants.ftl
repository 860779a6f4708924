mail-offer-subject = { $company } 请求将一家公司添加到您的账户
mail-offer-intro = { $company } 询问您是否愿意用现有账户查看和处理 { $customer } 的文档。在您接受之前，一切保持不变。
mail-offer-action-intro = 请打开以下网址并登录，以便答复：
mail-offer-action = 答复请求
mail-offer-password = 您的密码保持不变。您可以在门户顶部切换公司。
mail-offer-unexpected = 不认识这家公司，或没有料到 { $company } 会提出请求？请拒绝，或不予理会：没有您的答复，不会添加任何内容。

join-title = 将 { $company } 添加到您的账户？
join-intro = { $brand } 询问您是否愿意用现有账户，也代表 { $company } 使用本门户。
join-login = 该请求针对账户 { $login }。
join-nothing = 在您接受之前，您看不到这家公司的任何内容，您现有的内容也不会改变。
join-until = 您可以在 { $until } 之前答复。
join-accept = 接受
join-decline = 拒绝
join-sign-in = 登录以接受
join-other = 您当前以 { $login } 登录。若要接受，请先退出登录，再重新打开邮件中的链接。
join-expired-title = 此请求已过期
join-expired = 未添加任何内容。如果仍有需要，请向您的联系人索取新邮件。
join-used-title = 此请求已得到答复
join-used = 此处无需再进行任何操作。
join-withdrawn-title = 此请求已撤回
join-withdrawn = 它已被更新的请求取代，或不再有效。请查找我们发送的更新邮件。
join-unknown-title = 我们不认识此链接
join-unknown = 它可能在邮件中被分成了两行。请复制完整链接。
done-joined = 已添加。您现在代表这家公司，可在顶部切换。
done-declined = 已拒绝。未添加任何内容。
done-switched = 已切换。

switch-label = 当前公司
switch-go = 切换
switch-title = 切换到 { $company }？
switch-text = 此页面属于 { $company }。您目前代表 { $current }。
switch-button = 切换到 { $company }
switch-stay = 留在 { $current }

grant-done-offered = 已发送邮件询问。在该账户的所有者接受之前，不会共享任何内容。
grant-everyone = 全部 { $count } 行，包括此处未显示的
grant-rest = { $count ->
   *[other] 另有 { $count } 行未显示
}
grant-rest-can = { $count ->
   *[other] 其中 { $count } 行可以授予
}
grant-rest-why = { $count } × { $reason }
grant-refused-more = { $count ->
   *[other] 以及另外 { $count } 行
}
grant-queued = { $count ->
   *[other] 正在处理 { $count } 个联系人。您可以关闭此窗口，稍后再来查看。
}
grant-queued-link = 查看进度

jobs-title = 任务
jobs-subtitle = 一次处理大量联系人的工作，最新的在最前。您做其他事情时它会继续进行。
jobs-empty-title = 暂无任务
jobs-empty-text = 一次为 200 个以上联系人授予或撤销访问权限时，会显示在这里。
jobs-column-what = 任务
jobs-column-who = 发起人
jobs-column-state = 状态
jobs-column-progress = 进度
jobs-column-when = 发起时间
job-grant-title = { $total ->
   *[other] 为 { $total } 个联系人授予访问权限
}
job-revoke-title = { $total ->
   *[other] 撤销 { $total } 个联系人的访问权限
}
job-state-queued = 等待中
job-state-running = 进行中
job-state-cancelling = 正在停止
job-state-done = 已完成
job-state-cancelled = 已停止
job-state-failed = 失败
job-progress = { $done } / { $total }
job-granted = 已授予
job-revoked = 已撤销
job-refused = 被拒绝
job-skipped = 未执行
job-waiting = 待处理
job-left = 剩余时间
job-left-soon = 不到一分钟
job-left-minutes = { $minutes ->
   *[other] 约 { $minutes } 分钟
}
job-by = 发起人：{ $name }。
job-refresh = 刷新
job-follow = 自动刷新
job-stop-follow = 停止刷新
job-cancel = 取消
job-cancel-hint = 您可以离开此页面。取消后，已完成的部分会保留。
job-download = 下载结果
job-refused-title = 被拒绝的联系人
job-refused-first = { $count ->
   *[other] 此处显示前 { $count } 个；下载文件包含全部。
}
job-column-contact = 联系人
job-column-email = 邮箱
job-column-result = 结果
job-column-reason = 原因
job-failed-not-allowed = 发起人已无权授予访问权限，因此已停止。已完成的部分会保留。
job-failed-refused = 数据库多次拒绝，因此已停止。已完成的部分会保留；请重试其余部分，若仍如此，请告知管理员。

outbox-search = 按地址或联系人搜索
outbox-search-go = 搜索
outbox-filters = 状态
outbox-filter-all = 全部
outbox-nothing-title = 没有匹配的邮件
outbox-nothing-text = 请尝试邮箱地址开头、名称或其他状态。
outbox-nothing-action = 显示所有邮件
outbox-letter-offer = 添加公司的请求
outbox-letter-unknown = 其他版本的邮件
outbox-state-unknown = 未知
outbox-why-link-used = 其链接已被使用。
outbox-why-link-withdrawn = 其链接已被撤回。
outbox-why-link-expired = 在发送之前其链接已过期。
outbox-why-answered = 邮件服务器拒绝了该邮件。
outbox-why-no-foreign-letters = 邮件服务器不支持含非 ASCII 字符的地址。
outbox-why-no-protection = 无法保护与邮件服务器的连接。请检查其证书和设置。
outbox-why-no-answer = 邮件服务器未及时答复。
outbox-why-no-conversation = 无法连接邮件服务器。
outbox-why-folder = 无法写入邮件文件夹。
outbox-why-unreadable = 无法读取其在发件箱中的记录。
outbox-why-cannot-be-made = 无法据此生成邮件。
outbox-said = 原文：{ $said }
outbox-retry = 重试
outbox-detail-title = 发往 { $recipient } 的邮件
outbox-detail-name = 姓名
outbox-detail-open = 打开联系人
outbox-detail-language = 语言
outbox-detail-id = Message-ID 开头
outbox-detail-reason = 原因
done-mail-retried = 正在重试。

contact-event-offered = 已通过邮件询问现有账户的所有者
contact-event-offer-accepted = 已用现有账户接受
contact-event-offer-declined = 拒绝添加这家公司
contact-event-offer-withdrawn = 撤回了对现有账户的请求
contact-event-switched = 切换到这家公司
contact-event-mail-retried = 让邮件重新发送
