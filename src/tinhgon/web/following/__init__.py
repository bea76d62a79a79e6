"""Theo dõi: quy chế và nghĩa vụ định kỳ, hạn chế, kiến nghị cấp trên, vấn đề mới phát sinh.

Following: regulations and their duties, limitations, recommendations, emerging problems; each a list, a form, a page with its acts.
"""
