"""A web page made harmless: of its markup only what shows text and pictures of its own is left.

Elements that act or load are taken out, and all attributes but those that are known to do neither. Beside that a policy
at its head forbids a browser to load or run anything (Content Security Policy Level 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.extract.readers.decoding import decode

if TYPE_CHECKING:
    from timeline_app.records import Source

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
_GONE: Final = (
    "script", "link", "meta", "base", "iframe", "frame", "frameset", "object", "embed", "applet", "noscript",
    "template", "form", "input", "button", "select", "textarea", "audio", "video", "source", "track", "portal", "svg",
    "math",
)  # fmt: skip
_KEPT: Final = frozenset(  # attributes
    [
        "class",
        "id",
        "style",
        "title",
        "alt",
        "lang",
        "dir",
        "colspan",
        "rowspan",
        "width",
        "height",
        "start",
        "datetime",
    ]
)


def safe_page(source: Source) -> bytes:
    """Return a page without what acts or loads: no scripts, frames, forms, links nor pictures from elsewhere."""
    from lxml import etree, html

    markup = decode(source.data, source.file, markup=True)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(markup.encode(), parser=parser)
    except etree.LxmlError:
        root = html.document_fromstring("<html><body></body></html>")
    etree.strip_elements(root, *_GONE, with_tail=False)
    for element in root.iter(etree.Element):
        for name in element.attrib:
            shown = element.tag == "img" and name == "src" and element.attrib[name].lower().startswith("data:image/")
            if name not in _KEPT and not shown:
                del element.attrib[name]
    head = root.find("head")
    if head is None:
        head = html.Element("head")
        root.insert(0, head)
    policy = html.Element("meta")
    policy.set("http-equiv", "Content-Security-Policy")
    policy.set("content", _POLICY)
    charset = html.Element("meta")
    charset.set("charset", "utf-8")
    head.insert(0, charset)
    head.insert(1, policy)
    return bytes(etree.tostring(root, encoding="utf-8", method="html", doctype="<!DOCTYPE html>"))
