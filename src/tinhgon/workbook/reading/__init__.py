"""Từ tệp thành bảng chữ: files of any accepted kind become sheets of plain text, refused first where they are hostile."""
