"""Tố cáo được niêm phong: nội dung chỉ cán bộ được giao mở được, danh tính người tố cáo phải hai người cùng mở, trao đổi hai chiều bằng mã.

Denunciations: a matter (vụ tố cáo) is a case of casework that holds states and terms alone, and envelopes (phong bì) beside it: the words,
the files, who denounced, and what was written to and fro. Officers named for one body (cán bộ được chỉ định) hold keys; any of those who
handle reads the words, and who denounced is opened (mở niêm phong) by two keepers, on a ground of the law, once, within hours, and told.
Who denounced needs no account: a code (mã biên nhận) is shown once, opens the channel, and is the key to the answers.

It stands apart from `petitions`, so that no room beside it can reach what is sealed here. Beyond the common furniture: ``data/`` holds the
grounds, criteria and reasons of the law.
"""
