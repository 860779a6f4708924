## The outbox: every letter and what became of it

outbox-title = 发件箱
outbox-subtitle = Atrium 发送的所有邮件，最新的在最前。
outbox-column-recipient = 收件人
outbox-column-letter = 邮件
outbox-column-state = 状态
outbox-column-attempts = 尝试次数
outbox-column-created = 创建时间
outbox-column-sent = 发送时间
outbox-column-next = 下次尝试

outbox-state-queued = 等待发送
outbox-state-retrying = 正在重试
outbox-state-sending = 正在发送
outbox-state-sent = 已发送
outbox-state-failed = 未送达
outbox-state-cancelled = 已撤回

outbox-letter-invitation = 邀请
outbox-letter-reset = 密码重置
outbox-letter-password-changed = 密码已修改

outbox-files = 尚未设置邮件服务器，因此邮件会以文件形式写入数据目录的 mail 文件夹。
outbox-empty-title = 暂无邮件
outbox-empty-text = 邀请、密码重置和通知会显示在这里，并注明发送结果。
outbox-empty-action = 前往联系人
