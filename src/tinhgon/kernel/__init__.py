"""Nền móng: khoảng thời gian, ngày tra cứu, phát hiện, từ chối, thẩm quyền.

The ground that every room stands on: half-open spans of days, the two times at which a question is asked, findings,
refusals and mandates. Plain Python, no third-party import.
"""
