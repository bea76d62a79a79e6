"""Tinh Gọn: sắp xếp, tinh gọn bộ máy. Plan, carry out and account for the streamlining of a public apparatus.

Rooms of the house stand on floors; a room imports from the floors below it only. The order is the
contract in ``.importlinter``; what each room is for is in its own docstring.
"""

__version__ = "0.1.0"
