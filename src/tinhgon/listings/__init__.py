"""Danh sách: những gì có thể liệt kê, lọc, xếp thứ tự, tìm và xuất; trang web, API và dòng lệnh đọc như nhau.

What may be listed. A `Listing` declares its rows, columns and filters; `listed` answers what is `Wanted` of it on one
day; `writing` turns an answer into CSV or XLSX with the day and the filters in its first rows; `search` finds units,
places and people in one box, accents counted first. Pure over a `Structure`: nothing here reads the database.
"""

from tinhgon.listings.found import Found, listed
from tinhgon.listings.listing import Column, Filter, Listing
from tinhgon.listings.people import PEOPLE
from tinhgon.listings.places import PLACES
from tinhgon.listings.units import UNITS
from tinhgon.listings.wanted import Wanted, wanted

LISTINGS: dict[str, Listing] = {one.id: one for one in (UNITS, PLACES, PEOPLE)}

__all__ = [
    "LISTINGS",
    "PEOPLE",
    "PLACES",
    "UNITS",
    "Column",
    "Filter",
    "Found",
    "Listing",
    "Wanted",
    "listed",
    "wanted",
]
