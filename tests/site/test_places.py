"""Where an installation keeps its things."""

from tinhgon.site import places


def test_other_books_are_shown_with_the_parts_that_the_checkout_has(tmp_path, monkeypatch):
    monkeypatch.setenv("TINHGON_VAR", str(tmp_path))
    root = places.checkout()
    assert root is not None
    assert places.parts() == root / "var" / "assets"
    (tmp_path / "assets").mkdir()
    assert places.parts() == tmp_path / "assets"


def test_without_a_checkout_the_parts_are_the_installations_own(tmp_path, monkeypatch):
    monkeypatch.setenv("TINHGON_VAR", str(tmp_path))
    monkeypatch.setattr(places, "checkout", lambda: None)
    assert places.parts() == tmp_path / "assets"
