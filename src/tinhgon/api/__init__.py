"""Giao diện lập trình (API): đọc mọi thứ vào bất kỳ ngày nào, thử đề án mà không ghi gì.

Everything can be read as of any day (``?on=``) and any knowledge (``?known=``); schemes can be tried, and nothing is written.
One file per room; `plain` holds what a thing looks like as plain values, the same over HTTP and in ``tinhgon … --json``.
"""
