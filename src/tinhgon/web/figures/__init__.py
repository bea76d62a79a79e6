"""Con số: mọi con số của ngày, và từng con số với định nghĩa, các dòng đã đếm, các văn bản, giá trị qua thời gian.

Figures: all of the day, and each with its definition, the rows that it counted, the decisions behind them, and its value over time.
"""
