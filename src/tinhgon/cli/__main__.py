"""``python -m tinhgon.cli``: the same program as ``tinhgon``, for who knows the Python and not where its scripts lie."""

from tinhgon.cli import main

main()
