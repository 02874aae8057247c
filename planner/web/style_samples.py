"""stub"""


def samples() -> None:
    return None
