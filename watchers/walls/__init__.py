"""Block, login, shell and maintenance pages, told from innocent ones by structure; `signs.yaml` knows their marks."""

from watchers.walls.judging import is_page, wall

__all__ = ["is_page", "wall"]
