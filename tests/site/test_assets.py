"""Front-end parts, fetched from a registry that these tests play themselves."""

import base64
import hashlib
import io
import json
import tarfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tinhgon.site import assets, places

ICON = (
    '<svg\n  xmlns="http://www.w3.org/2000/svg"\n  stroke="currentColor"\n>\n'
    '  <path stroke="none" d="M0 0h24v24H0z" fill="none" />\n  <path d="M1 2l3 4" />\n</svg>\n'
)


def archive(files):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as tar:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(text.encode())
            tar.addfile(entry, io.BytesIO(text.encode()))
    return data.getvalue()


PACKAGES = {
    "@tabler/icons": archive({"LICENSE": "MIT", "icons/outline/home.svg": ICON, "icons/outline/map.svg": ICON}),
    "plain": archive({"dist/a.css": "a { b: c }\n/*# sourceMappingURL=a.css.map */", "dist/secret.txt": "no"}),
}


@pytest.fixture
def registry():
    """A registry on this machine, which also keeps who asked with what."""
    asked = {}

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            asked[self.path] = self.headers.get("Authorization")
            found = [data for name, data in PACKAGES.items() if self.path.startswith(f"/npm/{name}/-/")]
            self.send_response(200 if found else 404)
            self.end_headers()
            self.wfile.write(found[0] if found else b"")

        def log_message(self, *said):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"//127.0.0.1:{server.server_port}/npm/", asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def place(tmp_path, monkeypatch, registry):
    lists = tmp_path / "lists"
    lists.mkdir()
    locked = {
        f"node_modules/{name}": {
            "version": "1.2.3",
            "integrity": "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode(),
        }
        for name, data in PACKAGES.items()
    }
    (lists / "package-lock.json").write_text(json.dumps({"packages": locked}))
    (lists / "keep.toml").write_text(
        '["@tabler/icons"]\ninto = "icons"\nfiles = ["LICENSE"]\n[plain]\ninto = "plain"\nfiles = ["dist/a.css"]\n'
    )
    (lists / "icons.txt").write_text("home\n")
    (lists / "own.css").write_text("@font-face {}")
    npmrc = tmp_path / "npmrc"
    npmrc.write_text(
        f"registry=http:{registry[0]}\n{registry[0]}:_authToken=${{WORD}}\n//other.example/:_authToken=x\n"
    )
    monkeypatch.setenv("NPM_CONFIG_USERCONFIG", str(npmrc))
    monkeypatch.setenv("WORD", "token-of-this-machine")
    monkeypatch.setenv("TINHGON_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("npm_config_registry", raising=False)
    monkeypatch.setattr(places, "front_end", lambda: lists)
    return lists


def kept(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_only_listed_files_are_kept(place):
    assert kept(assets.fetch()) == ["fonts/own.css", "icons/LICENSE", "icons/icons.svg", "plain/a.css"]


def test_styles_point_at_no_map(place):
    assert (assets.fetch() / "plain" / "a.css").read_text() == "a { b: c }\n"


def test_the_sprite_holds_the_named_icons_without_their_frames(place):
    sprite = (assets.fetch() / "icons" / "icons.svg").read_text()
    assert sprite.count("<symbol") == 1
    assert '<symbol id="home"' in sprite
    assert '<path d="M1 2l3 4" />' in sprite
    assert "M0 0h24v24H0z" not in sprite


def test_the_machines_registry_is_asked_with_its_token(place, registry):
    assets.fetch()
    assert registry[1] == dict.fromkeys(
        ["/npm/@tabler/icons/-/icons-1.2.3.tgz", "/npm/plain/-/plain-1.2.3.tgz"], "Bearer token-of-this-machine"
    )


def test_what_is_not_the_locked_file_is_refused_and_nothing_changes(place):
    before = kept(assets.fetch())
    lock = place / "package-lock.json"
    lock.write_text(lock.read_text().replace("sha512-", "sha512-A", 1))
    with pytest.raises(assets.NotFetched, match="sha512 differs"):
        assets.fetch()
    assert kept(places.var() / "assets") == before
    assert [path.name for path in places.var().iterdir()] == ["assets"]


def test_an_icon_that_does_not_exist_is_named(place):
    (place / "icons.txt").write_text("home no-such-icon")
    with pytest.raises(assets.NotFetched, match="no-such-icon"):
        assets.fetch()
