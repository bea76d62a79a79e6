"""Mọi thứ dưới dạng giá trị thường, cho JSON: things as plain values, one shape for HTTP and for the command line.

Pure: structures and frames in, dictionaries and lists out. Private columns of people (birth, sex, home, qualification) never
leave here; their codes only where the caller says so.
"""
