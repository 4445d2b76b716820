"""All that must hold before a version is published; every fault is told, together."""

from __future__ import annotations

from motcua.catalogue.rules.facts import VersionFacts
from motcua.catalogue.rules.publication.content import check_content
from motcua.catalogue.rules.publication.examples import ExampleResult, check_examples
from motcua.catalogue.rules.publication.finding import Amount, Finding, Surroundings
from motcua.catalogue.rules.publication.limits import check_limits, check_sums
from motcua.catalogue.rules.publication.route import (
    check_acts,
    check_graph,
    check_posts,
    check_routes_present,
)

__all__ = ["Amount", "ExampleResult", "Finding", "Surroundings", "check_publication"]


def check_publication(version: VersionFacts, around: Surroundings) -> list[Finding]:
    """Return every fault of a version, in the order a person reads it; empty means it may be published."""
    found = list(check_content(version, around))
    found += check_limits(version, around)
    found += check_routes_present(version)
    for route in version.routes:
        found += check_graph(route)
        found += check_acts(route)
        found += check_sums(version, route, around)
        found += check_posts(route, around)
    found += check_examples(version, around)
    return found
