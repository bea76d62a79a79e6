"""Con số có dẫn chứng: mỗi con số là một định nghĩa, các dòng mà nó đếm, và giá trị.

A figure is a name, a sentence, the rows that it counted and its value; one that cannot show its rows is not given.
"""
