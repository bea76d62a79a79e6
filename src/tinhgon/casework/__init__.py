"""Hồ sơ vụ việc: thủ tục do sổ luật quy định, ai làm bước nào, thời hạn do luật định, và lịch ngày làm việc mà thời hạn dựa vào.

Casework: a case (vụ việc) runs a procedure (thủ tục) of the law book: states, steps, who may, papers, clocks. What was done to it is a
row that stays (deed); who has it, where it stands and when it is due is its own row. A term (thời hạn) is so many calendar or working
days from an event, by a dated row of the law book; a clock (đồng hồ thời hạn) is a term that runs: its start, its suspensions (tạm đình
chỉ) and extensions (gia hạn), from which the due day is reckoned and explained line by line. The calendar (lịch làm việc) holds the days
off and the swapped days (ngày làm bù) that an administrator keeps right. A receipt (biên nhận) carries a code that opens what the
subject may see; notices (nhắc việc) go to the inbox, by mail and as a calendar.

Beyond the common furniture: ``clocks/`` is the pure part, days in and days out; `clocks.catalogue` joins it to the law book;
``scanning.py`` hands files to the scanner that an installation names, before they are kept.
"""
