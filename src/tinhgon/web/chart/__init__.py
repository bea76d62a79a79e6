"""Sơ đồ: the organisation chart of a body, drawn on the server: `letters.py` measures text by the font's own widths,
`boxes.py` says what is shown and what is counted together, `layout.py` where it lies, `drawing.py` makes the SVG.
"""
