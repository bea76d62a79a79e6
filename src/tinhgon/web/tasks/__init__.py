"""Nhiệm vụ: danh sách theo vai (của tôi, cơ quan tôi, cơ quan tôi giao, phối hợp), bảng, một nhiệm vụ, giao việc, người đứng đầu, giao ban.

Tasks: lists by side, board, one task, ordering, what heads answer for, briefings whose conclusions become tasks.
"""
