## The first steps of a new house

waiting-title = 目前还没有人可以登录
waiting-text = 启动 Atrium 的终端中显示了一个链接。打开它即可创建第一位管理员。
waiting-again-title = 看不到链接？
waiting-again = 重新启动 Atrium 会再次显示链接，也可以在服务器上运行 atrium admin create。

start-title = 初始步骤
start-about = 五个步骤，让第一位客户进入门户。顺序不限，可随时离开再回来。
start-continue = 继续
start-skip = 跳过此步骤
start-leave = 前往联系人
start-dismiss = 不再显示
start-done = 已完成
start-open = 待完成
start-create = 创建
start-finished = 第一位客户已获邀请。接下来您可以自行操作了。
start-pointer-title = 几步即可迎来第一位客户
start-pointer-text = 设置公司名称、连接邮件服务器、导入联系人、授予第一个访问权限。
start-company-title = 公司和语言
start-mail-title = 邮件服务器
start-mail-text = 邀请通过您的邮件服务器发出。如果手头没有相关信息，可以跳过：在此之前邮件会以文件形式存放在服务器上，您也可以显示链接并自行转交。
start-contacts-title = 联系人
start-contacts-import-title = 从其他系统导入
start-contacts-import = 上传 Odoo 导出文件或 CSV 文件。在服务器上也可以这样做；第一行仅作检查。
start-contacts-company-title = 或创建第一家公司
start-person-title = 第一位人员
start-person-text = 客户方将要访问门户的人员。
start-person-email-hint = 邀请会发送到此处。
start-access-title = 门户访问权限
start-access-text = { $name } 已在通讯录中。对话框会再次显示邮箱以及该权限允许的操作。
start-access-open = 授予门户访问权限
start-access-nobody = 目前还没有可授予权限的人员。请先创建第一位人员。
