"""XML parts as trees: no entity, no type declaration, no address, bounded depth."""

from typing import Any

from lxml import etree

from review_app.sources.door.worker.answers import Refused

MOST_XML = 60 * 1024 * 1024


def tree_of(content: bytes) -> Any:
    """A part as a tree; a document type declaration, and so every entity of its own, is refused."""
    if len(content) > MOST_XML:
        raise Refused("too_large")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refused("unsafe")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(content, parser)
    docinfo = root.getroottree().docinfo
    if docinfo.internalDTD is not None or docinfo.externalDTD is not None or docinfo.doctype:
        raise Refused("unsafe")
    return root
