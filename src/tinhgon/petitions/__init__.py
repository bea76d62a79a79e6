"""Đơn thư và tiếp công dân: nhận đơn, phân loại theo nội dung, xử lý, khiếu nại hai lần, công khai, và những buổi tiếp dân của người đứng đầu.

Petitions: a petition (đơn) is a case of casework that runs the procedure of intake until it is known what it is; what it becomes (a
complaint, a recommendation) is another case, which its receipt opens from then on. An assessment (phân loại) says of what kind a petition
is by its content, whether it is fit to be handled (điều kiện) and whether this body may (thẩm quyền), with the rows of law that were
asked. A letter (giấy hướng dẫn, phiếu chuyển, thông báo) is what somebody is told in writing. A session (buổi tiếp công dân) is due by a
row of law on the frequency of reception; a visit (lượt tiếp) is one matter brought to it, by one person or many.
"""
