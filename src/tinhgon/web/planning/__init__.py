"""Phương án: hỏi máy, xem cận khép lại, xem kết quả trên bản đồ và trong bảng, cấm một lần gộp rồi hỏi lại, chuyển thành bản soạn.

Plans: asking the planner, watching best and bound, reading the answer, asking again, making it a draft. `fields` says what a form of each
kind asks; `showing` what a page of each kind shows: a kind more is a line in each.
"""
