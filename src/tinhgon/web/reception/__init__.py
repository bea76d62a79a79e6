"""Tiếp công dân: lịch tiếp của người đứng đầu theo luật, tỷ lệ thực hiện, từng buổi, từng lượt, biên bản.

Reception of citizens: when heads are due to receive, what of it was kept, sessions, visits, minutes.
"""
