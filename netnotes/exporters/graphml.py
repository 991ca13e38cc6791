"""Who is tied to whom and who works where, as GraphML, for Gephi, yEd, Cytoscape and igraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from netnotes.config import Settings
from netnotes.exporters._graph import Node, graph_of
from netnotes.model.network import Network

FILE = "network.graphml"
#: What no XML can hold.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_FOOT = "</graph>\n</graphml>\n"


def export(
    network: Network, today: date, settings: Settings, *, private: bool = False
) -> bytes:  # fmt: skip
    """The graph, its nodes' facts and its edges' kinds as attributes."""
    return "".join(_lines(network, today, settings, private=private)).encode()


def _lines(network: Network, today: date, settings: Settings, *, private: bool) -> Iterator[str]:
    graph = graph_of(network, today, settings, private=private)
    names = [name for name in Node._fields if name != "id"]
    yield _HEAD
    for name in names:
        yield f'<key id="{name}" for="node" attr.name="{name}" attr.type="string"/>\n'
        if name == "name":  # what Gephi and yEd write beside a node
            yield '<key id="label" for="node" attr.name="label" attr.type="string"/>\n'
    yield '<key id="tie" for="edge" attr.name="kind" attr.type="string"/>\n'
    yield '<graph id="netnotes" edgedefault="directed">\n'
    for node in graph.nodes:
        said = {**node._asdict(), "label": node.name}
        facts = "".join(_fact(name, said[name]) for name in (*names, "label") if said[name])
        yield f"<node id={_attribute(node.id)}>{facts}</node>\n"
    for edge in graph.edges:
        source, target = _attribute(edge.source), _attribute(edge.target)
        yield f"<edge source={source} target={target}>{_fact('tie', edge.kind)}</edge>\n"
    yield _FOOT


def _fact(key: str, said: str) -> str:
    return f'<data key="{key}">{escape(_NO_XML.sub("", said))}</data>'


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("", text))
