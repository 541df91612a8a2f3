"""审核工作台, the bench: a pile of files comes in, is read and checked, and a reviewer goes through it."""
