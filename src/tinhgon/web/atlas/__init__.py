"""Bản đồ: các đơn vị cấp xã thành ô bằng nhau, tô theo một con số hoặc theo số phận giữa hai ngày.

The map: communes as equal tiles, coloured by one figure of the day, or by what became of them between two days.
"""
