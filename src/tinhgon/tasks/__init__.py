"""Nhiệm vụ: ai giao cho ai việc gì, căn cứ nào, xong vào ngày nào, sản phẩm gì chứng minh.

Tasks: who owes what to whom, by when, proven by what. A task (nhiệm vụ) has one lead body (cơ quan chủ trì), one named individual by office
(người chịu trách nhiệm, theo chức vụ: whoever holds the post on the day), perhaps bodies that coordinate (phối hợp), a due day (hạn), a
product (sản phẩm), an authority basis (căn cứ) and the words of its source as they were. It is accepted or returned, reported with
evidence, and judged by whoever ordered it (nghiệm thu); its day moves only on request (gia hạn). Three marks stay apart: on time,
quality accepted, effect measured. Rooms above give birth to tasks (`acts.assign`) and keep their own link; this room knows none of them.
"""
