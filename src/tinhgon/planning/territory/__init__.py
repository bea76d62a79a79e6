"""Sắp xếp đơn vị hành chính: which adjacent units merge, so that each meets its standard or a stated number results."""
