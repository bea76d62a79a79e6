"""Phần giao diện (front-end parts): fetched as packages, checked by hash, kept by list. Needs no Node.

``assets/package-lock.json`` says which version and which sha512; ``keep.toml`` which files go where; ``icons.txt``
which icons become the sprite. The registry, its token and its certificates are those that this machine tells npm.
"""

import base64
import hashlib
import io
import json
import os
import re
import shutil
import ssl
import sys
import tarfile
import tempfile
import time
import tomllib
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tinhgon.site import places

try:
    from pip._vendor import certifi
except ImportError:  # an environment made without pip
    certifi = None  # type: ignore[assignment]

PUBLIC_REGISTRY = "https://registry.npmjs.org"
ICONS = "@tabler/icons"
# What <use> takes from another file inherits nothing from that file's root, so each symbol says how it is drawn.
SYMBOL = (
    '<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round">{drawing}</symbol>'
)
SPRITE = '<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


class NotFetched(RuntimeError):
    """A part could not be fetched, or is not what the lock file says; the message says which."""


def fetch() -> Path:
    """Fetch all parts into ``var/assets``, which changes only when every one of them arrived. Raises NotFetched."""
    lists, target = places.front_end(), places.var() / "assets"
    packages = json.loads((lists / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    keep = tomllib.loads((lists / "keep.toml").read_text(encoding="utf-8"))
    options = npm_options()
    target.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(dir=target.parent, prefix="assets-"))
    try:
        with ThreadPoolExecutor(4) as pool:
            coming = {name: pool.submit(_archive, name, packages[f"node_modules/{name}"], options) for name in keep}
        archives = {name: future.result() for name, future in coming.items()}
        for name, wanted in keep.items():
            for file in wanted["files"]:
                _write(making / wanted["into"] / file.rsplit("/", 1)[-1], _member(archives[name], name, file))
        _write(making / "icons" / "icons.svg", _sprite(archives[ICONS], (lists / "icons.txt").read_text().split()))
        for style in lists.glob("*.css"):
            _write(making / "fonts" / style.name, style.read_bytes())
        making.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        making.rename(target)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return target


def npm_options() -> dict[str, str]:
    """What this machine tells npm: the .npmrc files, the environment over them."""
    user = os.environ.get("NPM_CONFIG_USERCONFIG") or os.environ.get("npm_config_userconfig")  # noqa: SIM112
    home = os.environ.get("HOME")
    files = ["/etc/npmrc", "/usr/etc/npmrc", "/usr/local/etc/npmrc", user or (f"{home}/.npmrc" if home else "")]
    options: dict[str, str] = {}
    for file in files:
        if file and os.access(file, os.R_OK):
            for line in Path(file).read_text(encoding="utf-8").splitlines():
                key, equals, value = line.partition("=")
                if equals and not key.lstrip().startswith(("#", ";")):
                    value = re.sub(r"\$\{(\w+)\}", lambda found: os.environ.get(found[1], ""), value)
                    options[key.strip()] = value.strip().strip("\"'")
    for key, value in os.environ.items():
        if key.lower().startswith("npm_config_") and value:
            options[key[len("npm_config_") :].lower()] = value
    return options


def _archive(name: str, locked: dict[str, str], options: dict[str, str]) -> tarfile.TarFile:
    scope, _, short = name.rpartition("/")
    registry = (options.get(f"{scope}:registry") or options.get("registry") or PUBLIC_REGISTRY).rstrip("/")
    address = f"{registry}/{name}/-/{short}-{locked['version']}.tgz"
    request = urllib.request.Request(address)  # noqa: S310 - the registry is the machine's own setting
    for key, value in options.items():
        where, _, kind = key.rpartition(":")
        if (
            where
            and kind in ("_authToken", "_auth")
            and f"{registry.partition(':')[2]}/".startswith(where.rstrip("/") + "/")
        ):
            # Unredirected: a registry that hands out files from another host must not hand on the token.
            request.add_unredirected_header("Authorization", f"{'Bearer' if kind == '_authToken' else 'Basic'} {value}")
    data = _read(request, _trust(options), f"{name} {locked['version']}")
    algorithm, _, expected = locked["integrity"].partition("-")
    if algorithm != "sha512" or base64.b64encode(hashlib.sha512(data).digest()).decode() != expected:
        raise NotFetched(
            f"{name} {locked['version']} is not the file that package-lock.json names: its sha512 differs."
        )
    return tarfile.open(fileobj=io.BytesIO(data), mode="r:gz")


def _read(request: urllib.request.Request, trust: ssl.SSLContext, what: str) -> bytes:
    for pause in (1, 3, 0):
        try:
            with urllib.request.urlopen(request, timeout=60, context=trust) as answer:  # noqa: S310 - see the caller
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            if error.code < 500 or not pause:
                raise NotFetched(f"{what}: the package registry answered {error.code} {error.reason}.") from error
        except OSError as error:
            if not pause:
                raise NotFetched(f"{what}: the package registry cannot be reached ({error}).") from error
        time.sleep(pause)
    raise AssertionError("the last try returns or raises")


def _trust(options: dict[str, str]) -> ssl.SSLContext:
    paths = ssl.get_default_verify_paths()
    own = options.get("cafile")
    if not own and not (paths.cafile or paths.capath) and certifi:
        own = certifi.where()  # a Python that came without certificates, as on macOS
    trust = ssl.create_default_context(cafile=own)
    extra = os.environ.get("NODE_EXTRA_CA_CERTS")
    if extra and os.path.exists(extra):
        trust.load_verify_locations(extra)
    return trust


def _member(archive: tarfile.TarFile, package: str, path: str) -> bytes:
    try:
        file = archive.extractfile(f"package/{path}")
    except KeyError:
        file = None
    if file is None:
        raise NotFetched(f"{package} has no file {path}.")
    # The maps are not kept, and a manifest of static files refuses a style that points at a file that is not there.
    data = file.read()
    return re.sub(rb"/[*/]# sourceMappingURL=[^\n*]*(\*/)?\n?", b"", data) if path.endswith((".css", ".js")) else data


def _sprite(archive: tarfile.TarFile, names: list[str]) -> bytes:
    symbols = []
    for name in sorted(set(names)):
        drawing = _member(archive, ICONS, f"icons/outline/{name}.svg").decode()
        inner = drawing[drawing.index(">", drawing.index("<svg")) + 1 : drawing.rindex("</svg>")]
        # The first path of each icon is an invisible frame.
        lines = [line.strip() for line in inner.splitlines() if line.strip() and 'd="M0 0h24v24H0z"' not in line]
        symbols.append(SYMBOL.format(name=name, drawing="".join(lines)))
    return SPRITE.format(symbols="\n".join(symbols)).encode()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


if __name__ == "__main__":
    try:
        fetch()
    except NotFetched as problem:
        sys.exit(str(problem))
