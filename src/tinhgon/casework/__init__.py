"""Hồ sơ, vụ việc: thời hạn do luật định, và lịch ngày làm việc mà thời hạn dựa vào.

Casework: what the law gives a body time for. A term (thời hạn) is so many calendar or working days from an event, by a dated row of the
law book; a clock (đồng hồ thời hạn) is a term that runs: its start, its suspensions (tạm đình chỉ) and extensions (gia hạn), from which
the due day is reckoned anew each time and explained line by line. The calendar (lịch làm việc) holds the days off and the swapped days
(ngày làm bù) that an administrator keeps right.

Beyond the common furniture: ``clocks/`` is the pure part, days in and days out; `clocks.catalogue` joins it to the law book.
"""
