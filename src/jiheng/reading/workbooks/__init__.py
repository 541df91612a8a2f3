"""Workbooks: Excel and WPS of every age, OpenDocument; figures as they are printed."""
