"""Draw docs/house.svg from the import contract: each floor a row, each room a box, dashed where it is not built yet.

python docs/draw_house.py
"""

from __future__ import annotations

import configparser
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
WIDTH, ROW, BOX, GAP, LEFT = 1120, 56, 40, 10, 190

WORDS = {
    "cli": "lệnh",
    "site": "nối mọi phòng",
    "web": "trang",
    "api": "giao diện lập trình",
    "listings": "danh sách",
    "reports": "báo cáo",
    "reform": "hồ sơ đề án",
    "proposals": "phương án",
    "inspections": "kiểm tra",
    "study": "học tập",
    "evaluations": "đánh giá",
    "pilots": "thí điểm",
    "exchange": "liên thông",
    "resolutions": "nghị quyết",
    "meetings": "hội nghị",
    "petitions": "đơn thư",
    "dialogues": "đối thoại",
    "surveys": "khảo sát",
    "services": "một cửa",
    "ballots": "bầu cử",
    "tasks": "nhiệm vụ",
    "casework": "vụ việc",
    "notices": "lời nhắc",
    "sealing": "niêm phong",
    "denunciations": "tố cáo",
    "cadres": "cán bộ",
    "mandates": "thẩm quyền",
    "registry": "sổ bộ máy",
    "lawbook": "sổ luật địa phương",
    "people": "hồ sơ người",
    "ledger": "nhật ký",
    "accounts": "tài khoản",
    "papers": "văn bản",
    "planning": "lập phương án",
    "law": "pháp luật",
    "sample": "tỉnh mẫu",
    "workbook": "bảng tính",
    "structure": "cơ cấu",
    "vietnamese": "tiếng Việt",
    "kernel": "nền móng",
}
STOREYS = {
    "cli": "Mặt ngoài · faces",
    "listings": "Đọc · reading",
    "reform": "Vòng lãnh đạo · the loop",
    "cadres": "Sổ · the books",
    "papers": "Mặt đất · ground",
}


def floors() -> list[list[tuple[str, bool]]]:
    """Return the floors from the top: rooms by name, and whether each is built."""
    contract = configparser.ConfigParser()
    contract.read(HERE.parent / ".importlinter", encoding="utf-8")
    lines = contract["importlinter:contract:floors"]["layers"].split("\n")
    rows = [[room.strip() for room in line.split("|")] for line in lines if line.strip()]
    return [[(room.strip("()"), not room.startswith("(")) for room in row] for row in rows]


def picture() -> str:
    """Return the drawing as SVG text."""
    rows = floors()
    height = len(rows) * ROW + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" font-family="sans-serif">',
        "<title>Các phòng và tầng của ngôi nhà / the rooms and floors of the house</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#f7f8fa"/>',
    ]
    for number, row in enumerate(rows):
        top = 16 + number * ROW
        if row[0][0] in STOREYS:
            parts.append(
                f'<text x="16" y="{top + 25}" font-size="13" fill="#5b6472">{escape(STOREYS[row[0][0]])}</text>'
            )
            parts.append(f'<line x1="16" x2="{WIDTH - 16}" y1="{top - 8}" y2="{top - 8}" stroke="#d5dae2"/>')
        width = (WIDTH - LEFT - 16 - GAP * (len(row) - 1)) // len(row)
        for place, (room, built) in enumerate(row):
            left = LEFT + place * (width + GAP)
            parts += box(room, left, top, width, built=built)
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def box(room: str, left: int, top: int, width: int, *, built: bool) -> list[str]:
    """Return one room as SVG lines: its name, its word in Vietnamese, dashed where it is not built yet."""
    fill, stroke, text = ("#12305c", "#12305c", "#ffffff") if built else ("#ffffff", "#9aa4b2", "#4a5463")
    dash = "" if built else ' stroke-dasharray="4 3"'
    middle = f'x="{left + width / 2}" text-anchor="middle" fill="{text}"'
    return [
        f'<rect x="{left}" y="{top}" width="{width}" height="{BOX}" rx="6" fill="{fill}" stroke="{stroke}"{dash}/>',
        f'<text {middle} y="{top + 17}" font-size="14" font-weight="600">{room}</text>',
        f'<text {middle} y="{top + 32}" font-size="12">{escape(WORDS[room])}</text>',
    ]


if __name__ == "__main__":
    (HERE / "house.svg").write_text(picture(), encoding="utf-8")
