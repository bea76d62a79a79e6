"""Đường ranh: where places lie, as polygons of degrees; read from maps (GeoJSON), written as text, put together as places merge."""

from tinhgon.structure.outlines.composing import GOES_ON, WHOLE, composed
from tinhgon.structure.outlines.polygons import Polygons, Ring, area_km2, read_back, written
from tinhgon.structure.outlines.reading import read_outlines

__all__ = ["GOES_ON", "WHOLE", "Polygons", "Ring", "area_km2", "composed", "read_back", "read_outlines", "written"]
