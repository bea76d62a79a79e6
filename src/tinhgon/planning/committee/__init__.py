"""Cơ cấu cấp ủy, danh sách nhân sự: which ratio a draft list breaks, and the least change that repairs it."""
