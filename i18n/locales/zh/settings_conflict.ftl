## Two administrators save one page

settings-conflict-title = 在您编辑期间，其他人保存了这些设置
settings-conflict-text = 您的修改尚未保存。两者不一致时，下方字段显示您输入的内容；点击“保存”后，它会替换当前生效的设置。
