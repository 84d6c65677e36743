"""Made-up record sleeves, painted from a seed: the same album always has the same cover.

Eight families of pictures (sea, dunes, contours, rings, facets, flower, arches, glow) in palettes
that sit well beside each other.
"""

import io
import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Picture = NDArray[np.float32]
"""(height, width, 3), 0..1."""

PALETTES = (
    ((8, 28, 38), (32, 108, 122), (240, 236, 200)),
    ((60, 30, 10), (205, 126, 38), (250, 224, 170)),
    ((20, 16, 44), (110, 84, 190), (232, 222, 250)),
    ((30, 12, 24), (214, 66, 92), (250, 190, 160)),
    ((10, 40, 30), (70, 160, 110), (232, 246, 232)),
    ((16, 20, 28), (120, 128, 142), (238, 238, 242)),
    ((40, 8, 8), (230, 92, 48), (252, 210, 120)),
    ((6, 14, 52), (56, 118, 214), (196, 232, 250)),
)
SIDE = 500


def cover(seed: int, side: int = SIDE) -> bytes:
    """A JPEG of `side` x `side` pixels, about 40 kB."""
    rng = np.random.default_rng(seed)
    palette = [np.array(color, np.float32) / 255 for color in PALETTES[seed % len(PALETTES)]]
    paint = FAMILIES[(seed // len(PALETTES)) % len(FAMILIES)]
    picture = paint(rng, palette, side)
    picture += rng.normal(0, 0.012, picture.shape[:2])[..., None].astype(np.float32)
    image = Image.fromarray((np.clip(picture, 0, 1) * 255).astype(np.uint8))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=86)
    return out.getvalue()


def _grid(side: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) / side
    return x, y


def _mix(
    low: NDArray[np.float32], high: NDArray[np.float32], amount: NDArray[np.float32]
) -> Picture:
    share = np.clip(amount, 0, 1)[..., None]
    return (low * (1 - share) + high * share).astype(np.float32)


def _noise(rng: np.random.Generator, side: int, scale: float) -> NDArray[np.float32]:
    """Smooth bumps: a few waves of random direction."""
    x, y = _grid(side)
    total = np.zeros((side, side), np.float32)
    for _ in range(7):
        angle, wave, phase = (
            rng.uniform(0, math.tau),
            rng.uniform(0.5, 1.6) * scale,
            rng.uniform(0, math.tau),
        )
        total += np.sin((x * math.cos(angle) + y * math.sin(angle)) * wave * math.tau + phase)
    return (total / 7 + 0.5).astype(np.float32)


def _sea(rng: np.random.Generator, palette: list[NDArray[np.float32]], side: int) -> Picture:
    x, y = _grid(side)
    horizon, cx, radius = rng.uniform(0.52, 0.64), rng.uniform(0.35, 0.65), rng.uniform(0.14, 0.22)
    sky = _mix(palette[0], palette[1], y / horizon)
    disc = np.hypot(x - cx, y - horizon + radius * 0.9) < radius
    glow = np.exp(-(np.hypot(x - cx, y - horizon + radius * 0.9) ** 2) * 9)
    sky = _mix(sky, palette[2], glow * 0.6)
    sky[disc] = palette[2]
    ripples = (np.sin(y * side * 0.55 + np.sin(x * 30) * 2) > 0.3) & (
        np.abs(x - cx) < 0.06 + (y - horizon) * 0.5
    )
    water = _mix(palette[1] * 0.7, palette[0], (y - horizon) / (1 - horizon))
    water[ripples] = water[ripples] * 0.45 + palette[2] * 0.45
    return np.where((y > horizon)[..., None], water, sky).astype(np.float32)


def _dunes(rng: np.random.Generator, palette: list[NDArray[np.float32]], side: int) -> Picture:
    x, y = _grid(side)
    picture = _mix(palette[1], palette[2], 1 - y)
    sun = np.hypot(x - rng.uniform(0.25, 0.75), y - rng.uniform(0.2, 0.36)) < rng.uniform(
        0.08, 0.13
    )
    picture[sun] = palette[2]
    for layer in range(4):
        edge = 0.48 + layer * 0.13 + 0.06 * np.sin(x * rng.uniform(3, 8) + rng.uniform(0, 6))
        picture = np.where(
            (y > edge)[..., None],
            palette[1] * (0.85 - layer * 0.2) + palette[0] * layer * 0.12,
            picture,
        )
    return picture.astype(np.float32)


def _contours(rng: np.random.Generator, palette: list[NDArray[np.float32]], side: int) -> Picture:
    field = _noise(rng, side, 1.3)
    steps = np.floor(field * 9) / 9
    lines = np.abs(field * 9 - np.round(field * 9)) < 0.06
    picture = _mix(_mix(palette[0], palette[1], steps * 1.3), palette[2], steps - 0.55)
    picture[lines] = picture[lines] * 0.72
    return picture


def _rings(rng: np.random.Generator, palette: list[NDArray[np.float32]], side: int) -> Picture:
    x, y = _grid(side)
    radius = np.hypot(x - rng.uniform(0.3, 0.7), y - rng.uniform(0.4, 0.8))
    waves = np.sin(radius * rng.uniform(90, 150)) * 0.5 + 0.5
    return _mix(palette[0], palette[2], (waves > 0.62) * (1.05 - radius) * 0.9)


def _facets(rng: np.random.Generator, palette: list[NDArray[np.float32]], side: int) -> Picture:
    x, y = _grid(side)
    points = rng.uniform(-0.1, 1.1, (46, 2)).astype(np.float32)
    distance = np.stack([np.abs(x - px) * 0.9 + np.abs(y - py) for px, py in points])
    tone = rng.uniform(0, 1, len(points)).astype(np.float32)[distance.argmin(0)]
    return _mix(
        _mix(palette[0], palette[1], tone * 0.8 + y * 0.6), palette[2], tone * 0.5 - y * 0.4
    )


def _flower(rng: np.random.Generator, palette: list[NDArray[np.float32]], side: int) -> Picture:
    image = Image.new(
        "RGB", (side, side), tuple(int(c * 255) for c in palette[0] * 0.6 + palette[1] * 0.4)
    )
    petals = int(rng.integers(9, 16))
    for ring in range(4):
        layer = Image.new("RGBA", (side, side), (0, 0, 0, 0))
        draw = ImageDraw.Draw(layer)
        reach = side * (0.42 - ring * 0.085)
        for petal in range(petals):
            angle = math.tau * (petal + ring * 0.5) / petals
            cx, cy = (
                side / 2 + math.cos(angle) * reach * 0.62,
                side / 2 + math.sin(angle) * reach * 0.62,
            )
            tone = palette[2] * (0.75 + ring * 0.08)
            fill = (*(int(min(1.0, float(c)) * 255) for c in tone), 96)
            draw.ellipse(
                (cx - reach * 0.36, cy - reach * 0.36, cx + reach * 0.36, cy + reach * 0.36), fill
            )
        image.paste(Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB"))
    return np.asarray(image, np.float32) / 255


def _arches(rng: np.random.Generator, palette: list[NDArray[np.float32]], side: int) -> Picture:
    x, y = _grid(side)
    foot, cx = rng.uniform(0.8, 1.05), 0.5
    distance = np.where(y < 0.5, np.hypot(x - cx, y - 0.5), np.abs(x - cx))
    band = np.floor(distance * rng.uniform(16, 22)).astype(int)
    colors = np.stack([palette[0], palette[1], palette[2], palette[1] * 0.7 + palette[2] * 0.3])
    picture = colors[band % 4]
    paper = palette[2] * 0.92
    return np.where(((distance > 0.42) | (y > foot))[..., None], paper, picture).astype(np.float32)


def _glow(rng: np.random.Generator, palette: list[NDArray[np.float32]], side: int) -> Picture:
    x, y = _grid(side)
    picture = np.tile(palette[0], (side, side, 1)).astype(np.float32)
    for _ in range(5):
        spot = np.exp(
            -(((x - rng.uniform(0, 1)) ** 2 + (y - rng.uniform(0, 1)) ** 2) * rng.uniform(6, 16))
        )
        picture = _mix(picture, palette[int(rng.integers(1, 3))], spot * rng.uniform(0.4, 0.9))
    soft = Image.fromarray((np.clip(picture, 0, 1) * 255).astype(np.uint8)).filter(
        ImageFilter.GaussianBlur(side / 60)
    )
    return np.asarray(soft, np.float32) / 255


FAMILIES = (_sea, _contours, _rings, _dunes, _flower, _facets, _glow, _arches)
