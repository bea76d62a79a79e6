"""Đơn vị: the table of bodies, their tree, and the page of each one."""
