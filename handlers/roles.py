"""Roles as people call them, and which of them somebody may give."""

from storage.records import Role

_SAID = {
    "reader": Role.READER, "читатель": Role.READER, "advocate": Role.READER, "адвокат": Role.READER,
    "editor": Role.EDITOR, "редактор": Role.EDITOR,
    "admin": Role.ADMIN, "админ": Role.ADMIN, "администратор": Role.ADMIN,
    "owner": Role.OWNER, "владелец": Role.OWNER,
}  # fmt: skip


def role_named(text: str) -> Role | None:
    """Return the role a word means, None for any other word."""
    return _SAID.get(text.strip().lower())


def grantable(giver: Role) -> tuple[Role, ...]:
    """Return the roles somebody may give: none above their own, and nobody becomes an owner in chat."""
    return tuple(role for role in (Role.READER, Role.EDITOR, Role.ADMIN) if giver.covers(role))
