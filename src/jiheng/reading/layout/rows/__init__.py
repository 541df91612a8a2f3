"""Rows laid under the heads of their columns, with cells shifted, lost or repeated."""
