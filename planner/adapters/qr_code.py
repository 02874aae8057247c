"""A text as a QR code, drawn as a picture that stands in the page itself."""

import segno

INK, PAPER = "#1b1f1d", "#ffffff"  # dark on light in every theme: not all cameras read the reverse
SIDE = 5  # pixels of a module, of a picture that the page may scale


def qr_data_uri(text: str) -> str:
    """Draw a text as an SVG in a data address, with the quiet edge that cameras need."""
    code = segno.make(text, error="m", micro=False)
    return code.svg_data_uri(scale=SIDE, dark=INK, light=PAPER, omitsize=True)
