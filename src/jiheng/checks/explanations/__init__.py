"""The column 偏差原因分析及改进措施: whether a reason stands where one is due."""
