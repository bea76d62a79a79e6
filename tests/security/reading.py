"""A page as a browser reads it: its links, its forms with their fields, and whatever on it could run."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Attributes in which an address stands that a browser opens or loads.
_OPENED = ("href", "src", "action", "formaction", "data", "poster", "hx-get", "hx-post", "xlink:href")


@dataclass
class Form:
    """A form: where it is sent, how, and its fields (kind, first value, and what may be chosen)."""

    action: str
    method: str
    fields: dict[str, tuple[str, str, list[str]]] = field(default_factory=dict)


class Page(HTMLParser):
    """Read by ``feed``; ``runs`` lists what a page must not have: scripts and styles written into it, handlers, addresses that run."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.runs: list[str] = []
        self._select = self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self._weigh(tag, given)
        if "href" in given and tag == "a":
            self.links.append(given["href"])
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
        elif self.forms and given.get("name"):
            self._field(tag, given)
        elif tag == "option" and self.forms and self._select:
            kind, value, choices = self.forms[-1].fields[self._select]
            chosen = given.get("value", "") if "selected" in given or not value else value
            self.forms[-1].fields[self._select] = (kind, chosen, [*choices, given.get("value", "")])

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area and self.forms:
            self.forms[-1].fields[self._area] = ("area", data.removeprefix("\n"), [])

    def _weigh(self, tag: str, given: dict[str, str]) -> None:
        said = f"<{tag} {' '.join(f'{name}={value[:60]!r}' for name, value in given.items())}>"
        wrong = [name for name in given if name.startswith("on") or name in ("style", "srcdoc")]
        wrong += [name for name in _OPENED if name in given and _runs(given[name])]
        inline = tag == "script" and "src" not in given and given.get("type") != "application/json"
        if wrong or inline or tag in ("style", "iframe", "object", "embed", "base", "xss-1"):
            self.runs.append(said[:300])

    def _field(self, tag: str, given: dict[str, str]) -> None:
        name, fields = given["name"], self.forms[-1].fields
        if tag == "select":
            self._select = name
            fields[name] = ("choice", "", [])
        elif tag == "textarea":
            self._area = name
            fields[name] = ("area", "", [])
        elif tag == "input":
            kind = given.get("type", "text")
            if kind in ("radio", "checkbox") and name in fields:
                _, value, choices = fields[name]
                fields[name] = (kind, value, [*choices, given.get("value", "on")])
            else:
                fields[name] = (kind, given.get("value", ""), [given.get("value", "on")])
        elif tag == "button":
            _, _, choices = fields.get(name, ("", "", []))
            fields[name] = ("button", "", [*choices, given.get("value", "")])


def _runs(address: str) -> bool:
    plain = "".join(sign for sign in address if ord(sign) > 32).lower()
    return plain.startswith(("javascript:", "vbscript:", "data:")) and not plain.startswith("data:image/")
