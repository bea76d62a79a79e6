"""Đề án: những đề án đã ban hành với kết quả trước – sau, và chạy thử một đề án mà không ghi gì.

Schemes: those enacted, each with what it changed and how that is proven, and trying one out with nothing written.
"""
