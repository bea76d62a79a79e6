"""Những chỗ được đặt trước để số liệu khớp bài báo: invented staffing, chosen so that the schemes give the articles' counts.

The articles say how much was saved, not where. Which posts stood empty, who held two posts and how many people a commune had are
invented here, so that carrying out the schemes of 2020-01-01 yields −44 focal points, −21 heads and −3 deputies for Hoành Bồ, and
299 officials and 135 part-time staff rearranged in the merged communes. The figures are then counted from the rows.
"""

from __future__ import annotations

HA_LONG, HOANH_BO = "193", "204"

#: Bodies of Hoành Bồ led by the head of another one (8), and bodies without a head (6): 44 bodies, 30 heads of their own.
LED_BY = {
    "CT": "TG",
    "MT": "DV",
    "DA": "QD",
    "TTYT": "YT",
    "CTD": "PN",
    "KH": "GD",
    "LG": "TP",
    "NTN": "TN",
}
WITHOUT_HEAD = ("CHO", "RUNG", "DTOC", "DC", "NCT", "GDTX")

#: Bodies of Hạ Long whose head's post was kept open for the merger: the heads from Hoành Bồ take these nine.
KEPT_OPEN = ("DT", "TNMT", "LDXH", "NN", "VHTT", "TTR", "CCB", "TTVH", "HCC")

#: What becomes of the other 21 heads of Hoành Bồ: 12 deputies, 5 specialists, 4 retire.
HEADS_TO_DEPUTY = ("DU", "HD", "UB", "VP", "TC", "TG", "DV", "KT", "VPUB", "LD", "PN", "ND")
HEADS_TO_SPECIALIST = ("NV", "TP", "TCKH", "HT", "TN")
HEADS_TO_PENSION = ("GD", "KTE", "YT", "QD")

#: Deputies of Hoành Bồ who cease to be deputies: 8 become specialists, 7 retire; so 12 more and 15 fewer make −3.
DEPUTIES_TO_SPECIALIST = ("VP", "NV", "TCKH", "TNMT", "LDXH", "KTE", "HT", "DA")
DEPUTIES_TO_PENSION = ("TP", "VHTT", "GD", "YT", "TTVH", "QD", "NN")

#: A body of Hoành Bồ whose like Hạ Long does not have goes into this one.
GOES_INTO = {"DTOC": "NV", "RUNG": "NN"}

#: The nine communes merged on 2020-01-01 and the seven that received them.
RECEIVERS = {
    "06850": "06838",
    "06869": "06868",
    "06907": "06913",
    "06934": "06940",
    "06955": "06922",
    "06958": "06922",
    "06961": "06922",
    "06964": "06949",
    "07141": "06820",
}
MERGED = tuple(dict.fromkeys([*RECEIVERS, *RECEIVERS.values()]))

#: Full-time (11 x 19 + 5 x 18 = 299) and part-time staff (7 x 9 + 9 x 8 = 135) of these sixteen communes.
OFFICIALS = {code: 19 if position < 11 else 18 for position, code in enumerate(MERGED)}
PART_TIME = {code: 9 if position < 7 else 8 for position, code in enumerate(MERGED)}
#: Of a commune's full-time staff these many lead: seven heads (the secretary chairs the council too) and four deputies.
LEADING_IN_A_COMMUNE = 11
#: Part-time staff outside the People's Committee: one in the Party committee, one in the Front and in each of four unions.
PART_TIME_OUTSIDE = 6

#: Villages with a cell each; those whose cell secretary heads the village at first; and those where it never came to that.
VILLAGES, UNIFIED_AT_FIRST, NEVER_UNIFIED = 1454, 872, 3
