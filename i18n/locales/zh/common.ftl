## Words that more than one page uses.

nav-skip = 跳到正文
nav-site = 网站
nav-apps = 应用
nav-front = 首页
nav-contacts = 联系人
nav-outbox = 发件箱
nav-office = 后台
nav-account = 我的账户
nav-logout = 退出登录
nav-sign-in = 登录
nav-breadcrumbs = 当前位置

language-label = 语言
language-change = 切换

role-administrator = 管理员
role-manager = 经理
role-employee = 员工

field-required = （必填）
field-optional = （选填）
field-error-prefix = 错误：
field-none = 未填写

summary-title = { $count ->
   *[other] 有 { $count } 处需要修改
}
# How a line of the summary names its field.
summary-line = { $label }：{ $problem }

notice-info = 提示
notice-success = 完成
notice-warning = 请注意
notice-danger = 出现问题

pages-label = 分页
pages-previous = 上一页
pages-next = 下一页

common-name = 名称
common-email = 邮箱
common-phone = 电话
common-company = 公司
common-vat = 税号
common-address = 地址
common-details = 详细信息

## How long ago, up to a week; older things are told by their date

ago-now = 刚刚
ago-minutes = { $minutes ->
   *[other] { $minutes } 分钟前
}
ago-hours = { $hours ->
   *[other] { $hours } 小时前
}
ago-days = { $days ->
    [1] 昨天
   *[other] { $days } 天前
}
