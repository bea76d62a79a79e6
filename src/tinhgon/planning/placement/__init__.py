"""Bố trí cán bộ: who goes where after a scheme; heads first, everybody placed or on a dated path within the grace period."""
