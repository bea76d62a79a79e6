"""Địa bàn: the table of territories, and the page of each one."""
