## What is wrong with what was typed, and the way out

rule-required = 请填写此项。
rule-too-long = { $max ->
   *[other] 最多使用 { $max } 个字符。
}
rule-too-many = { $max ->
   *[other] 最多填写 { $max } 项。
}
rule-control-character = 请删除此文本中不可见的字符或换行。
rule-invalid-utf8 = 此文本不是 UTF-8 编码。请将文件另存为 UTF-8 后重试。

rule-email-invalid = 此邮箱无效。请只输入一个地址，例如 name@example.com。
rule-email-taken = 此邮箱已被其他用户使用。请换一个。
rule-email-twice = 此邮箱也出现在另一行中。请为每个人填写各自的邮箱。

rule-password-too-short = { $min ->
   *[other] 至少使用 { $min } 个字符。
}
rule-password-too-long = { $max ->
   *[other] 请使用更短的密码：最多 { $max } 个字节。
}
rule-password-guessable = 此密码与他人知道的名称或地址过于接近。请换一个更难猜到的密码。
rule-passwords-differ = 两次输入的密码不一致。请重新输入两次。
rule-password-wrong = 这不是您当前的密码。请重新输入。
rule-password-unchanged = 这就是您现在的密码，或与其几乎相同。请换一个。

rule-unknown-kind = 请选择个人或公司。
rule-unknown-type = 请选择其中一种类型。
rule-unknown-country = 请从列表中选择国家/地区。
rule-unknown-language = 请从列表中选择语言。
rule-unknown-parent = 没有这个联系人。请另选一个。
rule-parent-is-itself = 联系人不能是自己的上级。请另选一个。
rule-too-deep = 联系人的上下级最多 { $max } 层。请选择更高层的上级。
rule-website-invalid = 请输入以 http:// 或 https:// 开头的网址。
rule-phone-invalid = 请输入电话号码：只能包含数字、空格和 + ( ) - /。
rule-not-a-number = 请输入整数。
rule-not-a-boolean = 请输入 yes（是）或 no（否）。
rule-amount-invalid = 请输入类似 1200.50 的金额，不能为负数，小数位数不能超过该货币的规定。
rule-unknown-choice = 请选择其中一项。

rule-stale-version = 其他人保存了更新的版本。请对比两个版本，然后再次保存。
rule-contact-gone = 此联系人已不存在。
rule-contact-archived = 此联系人已归档。请先恢复。
rule-above-archived = 此联系人所属的上级 { $name } 已归档。请先恢复该上级。
rule-access-in-the-way = 此处有人拥有门户访问权限，更改后将看到另一家公司的文档。请先撤销其访问权限。
rule-nothing-selected = 请至少勾选一行。
rule-internal-user = 这是内部用户，不需要门户访问权限。
rule-already-in-portal = 此联系人已有访问权限。
rule-not-in-portal = 此联系人还没有访问权限。请先授予。
rule-login-elsewhere = 此邮箱已是另一客户的门户用户的登录邮箱。
rule-rights-beyond-own = 您只能授予自己有权授予的权限。请减少所选权限。

rule-sign-in-refused = 邮箱或密码不正确。请检查两者，或重置密码。
rule-code-wrong = 邮箱或邀请码不正确，或邀请码已失效：输错五次即失效。同一封邮件中的链接仍然有效。
rule-too-many-attempts-seconds = { $seconds ->
   *[other] 尝试过于频繁。请在 { $seconds } 秒后重试。
}
rule-too-many-attempts-minutes = { $minutes ->
   *[other] 尝试过于频繁。请在 { $minutes } 分钟后重试。
}
rule-busy = 系统目前繁忙。请等待几秒，然后重新提交。

rule-missing-column = 文件中没有“{ $column }”列。请添加后重试。
rule-duplicate-column = 文件中有两个“{ $column }”列。请只保留一个。
rule-wrong-field-count = 此行有 { $found } 个字段，而表头有 { $expected } 个。请检查引号和分隔符。
rule-empty-file = 文件的表头下方没有任何数据行。
rule-malformed-csv = 此行无法按 CSV 格式读取。请检查引号。
rule-duplicate-external-id = 此 ID 已出现在第 { $line } 行。请为每个联系人使用不同的 ID。
rule-unknown-external-parent = 上级“{ $id }”既不在此文件中，之前也没有导入过。
