"""Bring the browser libraries into ``static/vendor``: named files, licences, one icon sprite.

npm checks each package against the hash in ``package-lock.json`` and runs no script of theirs.
"""

import re
import shutil
import subprocess
from pathlib import Path

from tools.set_up import PROJECT, VENV, digest, install

MODULES = PROJECT / "node_modules"
VENDOR = PROJECT / "static" / "vendor"
LOCK = PROJECT / "package-lock.json"
ICON_NAMES = PROJECT / "tools" / "icon_names.txt"
OLDEST_NPM = 9  # reads a lock file of version 3 without registry addresses
NPM_SECONDS = 120

FONT = "@fontsource-variable/atkinson-hyperlegible-next"
FILES = {
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "leaflet/dist/images/layers.png": "images/layers.png",
    "leaflet/dist/images/layers-2x.png": "images/layers-2x.png",
    "leaflet/dist/images/marker-icon.png": "images/marker-icon.png",
    "leaflet/dist/images/marker-icon-2x.png": "images/marker-icon-2x.png",
    "leaflet/dist/images/marker-shadow.png": "images/marker-shadow.png",
    "leaflet.markercluster/dist/leaflet.markercluster.js": "leaflet.markercluster.js",
    "leaflet.markercluster/dist/MarkerCluster.css": "MarkerCluster.css",
    "leaflet.locatecontrol/dist/L.Control.Locate.min.js": "L.Control.Locate.min.js",
    "leaflet.locatecontrol/dist/L.Control.Locate.min.css": "L.Control.Locate.min.css",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "@picocss/pico/css/pico.min.css": "pico.min.css",
    "@event-calendar/build/dist/event-calendar.min.js": "event-calendar.min.js",
    "@event-calendar/build/dist/event-calendar.min.css": "event-calendar.min.css",
    **{
        f"{FONT}/files/{name}": f"fonts/{name}"
        for name in (
            "atkinson-hyperlegible-next-latin-wght-normal.woff2",
            "atkinson-hyperlegible-next-latin-wght-italic.woff2",
            "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
            "atkinson-hyperlegible-next-latin-ext-wght-italic.woff2",
        )
    },
    "leaflet/LICENSE": "LICENSES/leaflet.txt",
    "leaflet.markercluster/MIT-LICENCE.txt": "LICENSES/leaflet.markercluster.txt",
    "leaflet.locatecontrol/LICENSE.md": "LICENSES/leaflet.locatecontrol.txt",
    "htmx.org/LICENSE": "LICENSES/htmx.txt",
    "@picocss/pico/LICENSE.md": "LICENSES/pico.txt",
    "@event-calendar/build/package.json": "LICENSES/event-calendar.json",  # names the MIT licence
    f"{FONT}/LICENSE": "LICENSES/atkinson-hyperlegible-next.txt",
    "lucide-static/LICENSE": "LICENSES/lucide.txt",
}

SOURCE_MAP = re.compile(r"\s*(?://|/\*)# sourceMappingURL=\S+(?:\s*\*/)?\s*$")
DRAWING = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)
SYMBOL = (
    '<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round">{drawing}</symbol>'
)


def main() -> None:
    """Install, copy and draw what has changed since the last time."""
    try:
        if not _is_stamped(MODULES, _packages_key()):
            install_packages()
            _stamp(MODULES, _packages_key())
        if not _is_stamped(VENDOR, _vendor_key()) or not _is_whole():
            fill_vendor(MODULES, VENDOR)
            _stamp(VENDOR, _vendor_key())
    except PermissionError as error:
        raise SystemExit(f"Set-up stopped: no permission to write to {error.filename}.") from error


def install_packages() -> None:
    """Run ``npm ci`` within a bounded time; say in one sentence what stopped it."""
    print("Fetching the browser libraries (once) …", flush=True)
    command = [*npm_command(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=PROJECT, timeout=NPM_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise SystemExit(f"Set-up stopped: npm gave no answer in {NPM_SECONDS} s.") from error
    if result.returncode:
        raise SystemExit(f"Set-up stopped: {fault(result.stderr)}")


def fault(output: str) -> str:
    """Turn what npm printed into one sentence."""
    if "EINTEGRITY" in output:
        return "a browser library does not match its hash in package-lock.json."
    if "EACCES" in output or "EROFS" in output:
        return f"no permission to write to {MODULES}."
    code = re.search(r"code (E\w+)", output)
    said = f" (npm says {code[1]})" if code else ""
    return f"the browser libraries cannot be fetched{said}: check the network or the proxy."


def npm_command() -> list[str]:
    """Find the machine's npm if it is new enough; else install the one of a Python wheel."""
    found = shutil.which("npm")
    if found and npm_major(found) >= OLDEST_NPM:
        return [found]
    install("requirements-assets.txt")
    return [str(VENV / "bin" / "npm")]


def npm_major(npm: str) -> int:
    """Ask an npm for its major version; 0 if it cannot answer."""
    try:
        answer = subprocess.run(
            [npm, "--version"], capture_output=True, text=True, check=True, timeout=20
        ).stdout
        return int(answer.split(".")[0])
    except (OSError, ValueError, subprocess.SubprocessError):
        return 0


def fill_vendor(modules: Path, vendor: Path) -> None:
    """Copy every named file and draw the sprite into a fresh folder."""
    shutil.rmtree(vendor, ignore_errors=True)
    for source, target in FILES.items():
        _copy(modules / source, vendor / target)
    icons = icon_names(ICON_NAMES.read_text() if ICON_NAMES.exists() else "")
    (vendor / "icons.svg").write_text(sprite(modules / "lucide-static" / "icons", icons))


def icon_names(text: str) -> list[str]:
    """Read one name a line, without comments and blanks, each once."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return sorted({line for line in lines if line})


def sprite(icons: Path, names: list[str]) -> str:
    """Draw one SVG with a symbol for each icon, in the ink of whatever uses it."""
    symbols = "\n".join(_symbol(icons / f"{name}.svg", name) for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def _symbol(path: Path, name: str) -> str:
    if not path.exists():
        raise SystemExit(f"tools/icon_names.txt names {name!r}, which is no Lucide icon.")
    drawing = DRAWING.search(path.read_text())
    assert drawing, f"{path} holds no drawing"  # noqa: S101 - the lock file pins its content
    return SYMBOL.format(name=name, drawing=" ".join(drawing[1].split()))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in {".js", ".css"}:
        target.write_text(SOURCE_MAP.sub("\n", source.read_text()))
    else:
        shutil.copyfile(source, target)


def _packages_key() -> str:
    return digest(PROJECT / "package.json", LOCK)


def _vendor_key() -> str:
    return digest(PROJECT / "package.json", LOCK, ICON_NAMES, Path(__file__))


def _is_whole() -> bool:
    return all((VENDOR / target).exists() for target in (*FILES.values(), "icons.svg"))


def _is_stamped(folder: Path, key: str) -> bool:
    stamp = folder / ".stamp"
    return stamp.exists() and stamp.read_text() == key


def _stamp(folder: Path, key: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".stamp").write_text(key)


if __name__ == "__main__":
    main()
