"""What stands under 年度指标值 and 实际完成值: names for values, copied comparators, zeros, units that do not meet."""
