"""Exceptions to the rules of the house. Each has its reason; an exception that is no longer used fails a test."""

# file or folder under src/tinhgon → why its functions may import
IMPORTS_IN_FUNCTIONS: dict[str, str] = {}

# file under src/tinhgon → why it may ask what time it is, outside the faces
CLOCKS: dict[str, str] = {
    "ledger/acts.py": "recorded time is when the books learned of it, so only what writes the books reads their clock",
}

# file under src/tinhgon → why it is longer than the hard limit
LONG: dict[str, str] = {}
