"""Phương án: những bài toán đã hỏi máy, đang giải, đã giải xong, và sổ có đổi từ lúc hỏi hay chưa.

Proposals: problems that people put to the planner, kept with who asked and by what mandate. A request (yêu cầu) is what was asked, and
never changes; a run (lần chạy) is one search for its answer: waiting (chờ), running (đang chạy), done (xong), stopped (được dừng) or
failed (không lập được); one whose process ended in the middle is interrupted (bị ngắt) and can be run again. `jobs` carries runs out,
in processes of their own that need no broker. The planner proposes; what is done with a proposal is said in other rooms.
"""
