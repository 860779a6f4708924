## The list, what is selected in it, and what is taken out of it

list-count-more = { $count ->
   *[other] 超过 { $count } 个联系人
}
list-tag = 标签
list-tag-any = 所有标签
list-all-matching = { $count ->
   *[other] 所有页面上符合条件的 { $count } 个
}
list-export = 导出为 CSV
list-tags = 更改标签
list-merge = 合并
list-file = 联系人

## Acts on many

bulk-title = 所选联系人
bulk-selected = { $count ->
   *[other] 已选择 { $count } 个联系人。
}
bulk-tag-hint = 一个标签。如果尚不存在，添加时会创建。
bulk-add-tag = 添加标签
bulk-remove-tag = 移除标签
bulk-back = 返回联系人
bulk-counted = { $count ->
   *[other] 现在有 { $count } 个联系人匹配，与列表所示数量不同。尚未进行任何操作。
}
bulk-go-on = { $count ->
   *[other] 继续处理 { $count } 个联系人
}
bulk-changed = { $count ->
   *[other] 已更改 { $count } 个联系人。
}
bulk-unchanged = { $count ->
   *[other] { $count } 个原本就是如此。
}
bulk-gone = { $count ->
   *[other] { $count } 个已不存在。
}
bulk-refused-access = { $count ->
   *[other] { $count } 个未更改，因为有人会失去门户访问权限：
}
bulk-refused-tags = { $count ->
   *[other] { $count } 个的标签已达上限：
}

## Before access ends

ask-archive-title = 归档将终止门户访问权限
ask-move-title = 移动将终止门户访问权限
ask-who = { $count ->
   *[other] 尚未更改任何内容。以下 { $count } 人会立即失去访问权限；联系人和文档保留：
}
ask-person = { $name }（{ $login }）
ask-more = { $count ->
   *[other] 以及另外 { $count } 人
}
ask-archive = 归档并终止访问权限
ask-move = 移动并终止访问权限
ask-merge = 合并并终止访问权限
ask-archive-others = { $count ->
   *[other] 归档其余 { $count } 个
}

## Sales & purchase

sales-title = 销售与采购
sales-person = 销售员
sales-person-none = 无
sales-terms = 付款条件
sales-terms-immediate = 立即付款
sales-terms-days = { $days ->
   *[other] { $days } 天
}
sales-terms-month = 月底
sales-terms-next-month = 次月底
sales-currency = 货币
sales-not-given = 未填写
sales-customer-reference = 客户编号
sales-supplier-reference = 供应商编号

## Merging duplicates

merge-title = 合并联系人
merge-text = 保留一个联系人，其余联系人的内容归入其中，然后被归档；不会删除任何内容。
merge-stays = 保留哪一个
merge-look = 显示将移动的内容
merge-button = 合并
merge-stale = 其中一个联系人已被更改。尚未合并；以下是当前情况。
merge-children = 相关联系人
merge-origins = 导入的行
merge-filled = 补充的内容
merge-filled-none = 无：其他联系人有值之处，保留的联系人均已有值。
merge-left = 不沿用的内容
merge-left-text = 保留的联系人在此已有自己的值。其他值仍可在已归档的联系人上查看。
merge-keeps = 保留门户访问权限
merge-keeps-text = 他们的登录方式不变，并将看到属于“{ $name }”的内容。
merge-ends = 失去门户访问权限
merge-ends-text = 他们属于另一家公司，或是同一登录重复出现。联系人和文档保留。
merge-into = 此联系人已合并到另一个联系人：

## History

contact-event-merged = 将重复的联系人合并到此联系人
contact-event-merged-into = 将此联系人合并到另一个联系人
history-older = 更早的记录
history-newest = 最新记录
history-was = 之前
history-is = 之后
related-more = 此处仅显示前面的部分。

## Refusals

rule-merge-count = 请选择至少两个、最多 { $max } 个要合并的联系人。
rule-merge-kinds = 个人和公司不能合并。请先更改其中一个的类别。
rule-merge-above-and-below = 其中一个联系人是另一个的上级。请先为下级选择其他上级。
rule-merge-two-logins = 这些联系人以不同的登录名访问门户。请先撤销其他人的访问权限，仅保留一个。
rule-merge-two-staff = 其中两个联系人属于员工，不能合并。
rule-merged-already = 其中一个联系人此前已合并到另一个联系人。请将其排除，或先恢复它。
rule-too-many-match = 符合条件的联系人超过 { $max } 个。请缩小范围，分批进行。
