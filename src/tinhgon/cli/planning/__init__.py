"""``plan``: lập phương án, mỗi loại một tệp. Nothing here writes into the books; a plan becomes a scheme that people edit.

`app` holds the word; `asking` the options that all kinds share, and how a search is watched and stopped; one file per kind.
"""
