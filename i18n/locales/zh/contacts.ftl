## The list of contacts

contacts-title = 联系人
contacts-new = 新建联系人
contacts-search = 搜索联系人
contacts-search-go = 搜索
contacts-filters = 筛选
contacts-filter-all = 全部
contacts-filter-companies = 公司
contacts-filter-persons = 个人
contacts-filter-access = 已开通门户
contacts-filter-invited = 已邀请
contacts-filter-archived = 已归档
contacts-orders = 排序
contacts-order-changed = 最近修改
contacts-order-name = 按名称
contacts-count = { $count ->
   *[other] { $count } 个联系人
}
contacts-column-name = 名称
contacts-column-company = 公司
contacts-column-email = 邮箱
contacts-column-phone = 电话
contacts-column-place = 城市、国家/地区
contacts-column-access = 门户
contacts-select = 选择 { $name }
contacts-select-all = 全选本页
contacts-selection-hint = 对所选联系人
# Stands before a number: Selected: 3
contacts-selection-count = 已选：
contacts-selection-clear = 取消选择
contacts-empty-title = 暂无联系人
contacts-empty-text = 与您往来的个人和公司都保存在这里。您可以新建第一个联系人，也可以从文件导入全部联系人。
contacts-nothing-title = 没有匹配的结果
contacts-nothing-words = 这里没有与“{ $words }”匹配的联系人。请检查拼写，或在全部联系人中搜索。
contacts-nothing-filter = 目前没有符合此筛选条件的联系人。
contacts-nothing-action = 显示全部联系人

## Portal state in one word

contacts-access-invited = 已邀请
contacts-access-inside = 已开通
contacts-archived = 已归档

## One contact

contact-new-title = 新建联系人
contact-action = 操作
contact-grant = 授予门户访问权限
contact-archive = 归档
contact-bring-back = 恢复
contact-kind = 类别
contact-person = 个人
contact-company = 公司
contact-name = 名称
contact-parent = 上级
contact-parent-none = 无
contact-type = 类型
contact-type-contact = 联系人
contact-type-invoice = 发票地址
contact-type-delivery = 收货地址
contact-type-other = 其他
contact-email = 邮箱
contact-phone = 电话
contact-mobile = 手机
contact-website = 网站
contact-job = 职位
contact-street = 街道
contact-street2 = 地址第 2 行
contact-city = 城市
contact-zip = 邮编
contact-state = 省/州
contact-country = 国家/地区
contact-country-none = 未填写
contact-vat = 税号
contact-language = 语言
contact-language-none = 未填写
contact-tags = 标签
contact-tags-hint = 请用英文逗号（,）分隔。
contact-notes = 备注
contact-group-main = 基本信息
contact-group-reach = 联系方式
contact-group-address = 地址
contact-group-more = 更多
contact-save = 保存
contact-cancel = 取消
contact-archived-notice = 此联系人已归档。其文档会保留，但不会出现在列表中。

## Somebody else saved in the meantime

contact-conflict-title = 在您编辑期间，其他人修改了此联系人
contact-conflict-text = 您的修改尚未保存。两者不一致时，下方字段显示您输入的内容；点击“保存”后，它会替换已存储的内容。
contact-conflict-who = { $who } 于 { $when } 保存。
contact-conflict-field = 字段
contact-conflict-yours = 您的内容
contact-conflict-stored = 已存储的内容
contact-conflict-take = 采用已存储的版本
contact-conflict-nothing = （空）

## Below the form

contact-related = 相关联系人
contact-add = 添加联系人
contact-related-empty = 此公司的人员和地址会列在这里。
contact-history = 历史记录
contact-history-empty = 还没有人为此联系人授予或撤销过访问权限。

contact-event-created = 创建了联系人
contact-event-changed = 修改了联系人
contact-event-archived = 归档了联系人
contact-event-brought-back = 恢复了联系人
contact-event-granted = 授予了门户访问权限
contact-event-revoked = 撤销了门户访问权限
contact-event-repeated = 发送了新邀请
contact-event-shown = 查看了邀请链接和邀请码
contact-event-requested = 申请了新邀请
contact-event-accepted = 接受了邀请
contact-event-signed-in = 已登录
contact-event-signed-out = 已退出登录
contact-event-reset-requested = 申请了用于设置新密码的链接
contact-event-password-reset = 通过邮件中的链接设置了新密码
contact-event-password-changed = 修改了密码
