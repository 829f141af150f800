"""What the credentials of a security scheme are called: the same words in every language, and in the environment."""

from __future__ import annotations

from collections.abc import Iterable

from specloom.ir import Name, Operation, SchemeKind, SecurityScheme


def fetches_tokens(scheme: SecurityScheme) -> bool:
    """Whether a client's identifier and secret fetch its tokens."""
    return scheme.kind is SchemeKind.OAUTH2 and scheme.token_url is not None


def credential_names(scheme: SecurityScheme, schemes: Iterable[SecurityScheme]) -> tuple[Name, ...]:
    """Names of a scheme's credentials; those of a part are bare where no other of ``schemes`` needs the same part.

    Two for basic, three for client credentials (a token, or what fetches one), one for any other.
    """
    alike = [each for each in schemes if _parts(each) == _parts(scheme)]

    def part(*words: str) -> Name:
        return Name.of_words(*words) if len(alike) == 1 else scheme.name.followed_by(*words)

    if scheme.kind is SchemeKind.BASIC:
        return part("username"), part("password")
    if fetches_tokens(scheme):
        return scheme.name, part("client", "id"), part("client", "secret")
    return (scheme.name,)


def token_scopes(operation: Operation, schemes: Iterable[SecurityScheme]) -> tuple[str, ...]:
    """The scopes of the schemes that are given as tokens, whichever alternative of an operation asks for them."""
    tokens = {scheme.name.wire for scheme in schemes if scheme.kind in (SchemeKind.OAUTH2, SchemeKind.OPENID)}
    asked = (scheme for requirement in operation.security for scheme in requirement.schemes)
    return tuple(dict.fromkeys(scope for key, scopes in asked if key in tokens for scope in scopes))


def _parts(scheme: SecurityScheme) -> tuple[bool, bool]:
    return scheme.kind is SchemeKind.BASIC, fetches_tokens(scheme)
