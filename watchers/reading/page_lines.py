"""What a part of a web page says, one line a block of text, as a reader would see it."""

from collections.abc import Iterator, Sequence, Set

from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe")
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tr", "ul",
})  # fmt: skip
# What stands side by side on one line, and would grow together into one word.
_CELLS = frozenset({"td", "th", "option", "label", "button"})


def unwanted_in(page: LexborHTMLParser, remove: Sequence[str]) -> frozenset[int]:
    """Return the nodes of a page that nobody sees or that these selectors name, by their ids in memory."""
    return frozenset(node.mem_id for selector in (*_UNSEEN, *remove) for node in page.css(selector))


def lines_of(nodes: Sequence[LexborNode], unwanted: Set[int]) -> tuple[str, ...]:
    """Return the distinct lines that these nodes say, in order, without the nodes that are unwanted."""
    said = "".join(_pieces(nodes, unwanted)).split("\n")
    return tuple(dict.fromkeys(line for one in said if (line := " ".join(one.split()))))


def _pieces(nodes: Sequence[LexborNode], unwanted: Set[int]) -> Iterator[str]:
    """Yield the texts of nodes and what parts them; each node once, though one of `nodes` may lie in another.

    Without recursion and without taking nodes out: pages nest without end, and a node taken out takes others along.
    """
    waiting: list[LexborNode | str] = [*reversed(nodes)]
    walked = set(unwanted)
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node.mem_id not in walked:
            walked.add(node.mem_id)
            around = "\n" if node.tag in _BLOCKS else " " if node.tag in _CELLS else ""
            yield around
            yield _flowing(node.text_content or "") if node.tag == "-text" else ""
            waiting += [around, *reversed(list(node.iter(include_text=True)))]


def _flowing(text: str) -> str:
    """Return a text whose line breaks are blanks, as in the markup; blanks at its ends part it from its neighbours."""
    return " ".join(f".{text}.".split())[1:-1]
