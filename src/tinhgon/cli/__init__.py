"""Dòng lệnh: mọi việc của Tinh Gọn từ cửa sổ lệnh, mỗi lệnh nằm trong tệp của phòng nó làm việc với.

The commands: one file per room. `rooms` says which word opens which file, so that a command loads only what it needs.
Exit codes: 0 done, 1 refused (the findings say why), 2 wrong use, 3 the database cannot be reached, 130 interrupted.
"""

import sys

from tinhgon.cli.answering import answered
from tinhgon.cli.rooms import command


def main() -> None:
    """Run the command that the program was called with, and exit with its code."""
    sys.exit(answered(command(), sys.argv[1:]))
