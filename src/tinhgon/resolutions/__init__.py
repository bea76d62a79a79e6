"""Nghị quyết và những gì đi theo: chủ đề năm, văn bản lãnh đạo từng điều khoản, cụ thể hóa ở cấp dưới, kế hoạch giám sát.

Resolutions: a theme (chủ đề năm) owns what is resolved in a year, its indicators (chỉ tiêu) and the closing review (tổng kết). A document
(văn bản) has numbered clauses (điều, khoản, điểm, mục); a clause may order something (giao việc): who leads (chủ trì), the named office
(chức danh), the due day, the product, the money. A clause has versions (bản), each true from a day on: who amends (sửa đổi, bổ sung)
writes the next one. A requirement (yêu cầu cụ thể hóa) says which bodies must issue a document of their own and by when; a link (cụ thể
hóa) ties that document to what it puts into practice. When a clause changes, whatever stands on it owes a review (rà soát). A document
enters into force only with its supervision plan (kế hoạch giám sát).

Beyond the common furniture: ``data/`` holds the kinds of documents, the symbols of organs and the series of numbers, each with its citation.
"""
