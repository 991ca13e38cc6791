"""Who is tied to whom and who works where, as nodes and links in JSON.

It has the shape that d3, NetworkX (`node_link_graph`) and others read.
"""

from __future__ import annotations

import json
from datetime import date

from netnotes.config import Settings
from netnotes.exporters._graph import graph_of
from netnotes.model.network import Network

FILE = "graph.json"


def export(
    network: Network, today: date, settings: Settings, *, private: bool = False
) -> bytes:  # fmt: skip
    """The graph; `directed`, since an introduction and a job have a direction."""
    graph = graph_of(network, today, settings, private=private)
    document = {
        "schema": 1,
        "today": today.isoformat(),
        "directed": True,
        "multigraph": True,
        "graph": {},
        "nodes": [
            {key: said for key, said in node._asdict().items() if said} for node in graph.nodes
        ],
        "links": [edge._asdict() for edge in graph.edges],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
