## Importing contacts in the browser

import-nav = 导入
import-title = 导入联系人
import-subtitle = 从 Odoo 或电子表格导入联系人。在写入任何内容之前，您可以先查看结果。
import-file = CSV 文件
import-file-hint = Odoo 的导出文件，或任何以逗号、分号或制表符分隔的 UTF-8 或 UTF-16 CSV 文件，最大 { $megabytes } MB。第一行是列名，并且需要有一列用来区分各行，例如 Odoo 的外部 ID。
import-upload = 上传
import-forgotten = 未导入的文件会在一天后删除。
import-earlier = 以前的导入
import-column-file = 文件
import-column-who = 上传者
import-column-when = 上传时间
import-operator = 命令行
import-state-taken = 待匹配列
import-state-checking = 正在检查
import-state-checked = 已检查
import-state-rejected = 有被拒绝的行
import-state-running = 正在导入
import-state-done = 已导入
import-match-title = 匹配列
import-match-text = 文件的每一列对应一个字段，或者不导入。已识别的列已预先选好。
import-column-name = 列
import-column-samples = 前几个值
import-column-field = 字段
import-field-of = 列“{ $column }”对应的字段
import-not = 不导入
import-nameless = （无名称）
import-source = 来源系统
import-source-hint = 它与文件中的 ID 一起永久标识一个联系人：下次从该系统导入时会找到相同的联系人。
import-check = 检查文件
import-check-again = 重新检查
import-check-hint = 检查不会写入任何内容。
import-discard = 放弃此文件
import-gone = 文件已不在此处。请重新上传。
import-field-id = 外部 ID
import-field-company = 是公司（是或否）
import-field-parent = 上级的外部 ID
import-field-parent-name = 上级名称
import-field-state-code = 省/州（代码）
import-field-country-code = 国家/地区（代码）
import-field-active = 使用中（是或否）
import-checking = 正在检查文件。您可以离开此页面，稍后再回来。
import-preview-title = 预计结果
import-result-title = 导入结果
import-created = 新联系人
import-changed = 已更改
import-unchanged = 未更改
import-kept = 因在此处编辑过而保留
import-rejected = 被拒绝的行
import-rejected-text = 只要有一行被拒绝，就无法导入。请修改文件后重新上传，或重新匹配列。
import-rejected-many = 被拒绝的行太多，已停止继续检查。
import-go = { $count ->
   *[other] 导入 { $count } 个联系人
}
import-go-hint = 以前导入过的联系人，只在文件有变化且此处无人编辑过的地方更新。
import-lines-first = { $count ->
   *[other] 此处显示前 { $count } 条；下载文件包含全部。
}
import-line = 行
import-reason = 原因
import-lines-download = 全部下载为 CSV
import-running = 正在导入。您可以离开此页面，稍后再回来；即使服务器重启，导入也会继续。
import-contacts = 查看联系人
import-another = 导入另一个文件
import-discarded = 已放弃。没有导入任何内容。

## What is wrong with a file or with how its columns are matched

rule-unknown-salesperson = 没有唯一一位在职同事的姓名或登录名是“{ $name }”。请创建登录、修改文件，或不导入此列。
rule-unknown-payment-terms = 此处没有付款条件“{ $name }”。请在文件中写例如“30 天”，或不导入此列。
rule-unknown-currency = 没有货币“{ $name }”。请使用代码，例如 EUR。
rule-field-matched-twice = 已有另一列对应此字段。请选择其他字段，或不导入此列。
rule-id-unmatched = 没有列对应外部 ID。没有它，下次导入将无法再找到这些联系人。
rule-name-unmatched = 没有列对应名称。
rule-source-invalid = 请使用 1 到 40 个字符：a 到 z、0 到 9、- _ .，且不能是“demo”。
rule-no-file = 请选择文件。
rule-file-gone = 文件已不在此处，或已被导入。如有需要，请重新上传。
rule-not-checked = 请先检查文件。只有没有被拒绝的行的文件才能导入。
rule-too-many-files = { $max ->
   *[other] 您已有 { $max } 个文件在等待。请先导入或放弃其中一个。
}
