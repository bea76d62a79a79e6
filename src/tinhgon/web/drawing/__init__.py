"""Hình vẽ: bản đồ ô, biểu đồ bậc thang, thanh trước – sau, dòng nguồn gốc; SVG thuần, không kịch bản, in được.

Pictures as SVG text: a map of equal tiles, step charts, bars before and after, flows of lineage. Pure functions of plain values: the
same input gives the same picture. Colours come from classes, so one style sheet (and print) rules them; every picture has a title and
its table beside it on the page. No style attribute and no script, so the strict content policy holds.
"""
