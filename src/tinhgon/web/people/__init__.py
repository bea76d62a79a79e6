"""Người: danh sách và trang của mỗi người (tên và vị trí, không gì khác), và hồ sơ riêng chỉ mở khi cần."""
