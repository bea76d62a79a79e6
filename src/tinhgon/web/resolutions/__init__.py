"""Nghị quyết và chủ đề năm: danh sách, một văn bản từng điều khoản, nhập toàn văn, cụ thể hóa ở cấp dưới, đối chiếu câu chữ.

Resolutions and themes: lists, one document clause by clause, a whole text pasted in, coverage below, two texts side by side.
"""
