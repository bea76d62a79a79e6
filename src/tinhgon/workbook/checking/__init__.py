"""Kiểm tra mọi dòng cùng lúc: cells, identities, references, lives and seats; every fault is named with its place."""
