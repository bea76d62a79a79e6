"""``template``: an empty workbook that explains itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tinhgon.cli.asking import Json
from tinhgon.cli.saying import line, write
from tinhgon.workbook.template import write_template_csv, write_template_xlsx

app = typer.Typer(rich_markup_mode="rich")


@app.command()
def template(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Tệp .xlsx mới, hoặc thư mục CSV · A new .xlsx file or CSV folder.")
    ],
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có · Overwrite.")] = False,
    as_json: Json = False,
) -> None:
    """Bảng tính trống có tiêu đề, hướng dẫn và dòng ví dụ, để điền rồi nạp bằng “tinhgon import”.

    An empty workbook with headings, guidance and example rows, to be filled in and read by “tinhgon import”.
    """
    writes = write_template_xlsx if file.suffix.lower() == ".xlsx" else write_template_csv
    written = writes(file, force=force)
    if as_json:
        write({"file": str(written)})
    else:
        line(f"Đã ghi {written}. Điền xong: tinhgon import {written} --check · Written.")
