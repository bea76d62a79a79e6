"""Thời hạn: đến hạn ngày nào và vì sao; lịch ngày làm việc. When something is due and why; the calendar of worked days."""
