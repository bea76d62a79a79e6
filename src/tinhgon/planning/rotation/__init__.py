"""Luân chuyển, nhất thể hóa chức danh: who heads what for the coming term, who comes from elsewhere, who holds two posts."""
