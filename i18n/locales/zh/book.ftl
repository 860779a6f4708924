## The parent of a contact

contact-parent-find = 查找上级联系人
contact-parent-find-hint = 输入名称、电子邮箱或公司的一部分。找到的联系人可选作上级。
contact-parent-find-nobody = 没有找到。请输入名称的另一部分。
contact-parent-find-these = 找到的联系人可选作上级。
contact-parent-find-first = 最先找到的联系人可选作上级。请输入更多名称以查找其他联系人。
contact-parent-find-go = 查找

## Settings

rule-limit-in-currency = 新访问权限的付款限额以当前货币计。请先在“新的访问权限”中选择其他付款权限，再更改货币。
settings-set-passwords = 管理员可以设置密码

## Sessions

done-nothing-ended = 无需结束：该处已无人登录。
