"""Lyrics as the text of a file: LRC where they have times, else their lines. What is written here
is read again by `lyrics_text.py` as the same."""

from audio2_desktop.domain.lyrics import LyricLine, Lyrics


def written(lyrics: Lyrics, offset_ms: int = 0) -> str:
    """The text, each line ended. offset_ms: so much earlier than the lyrics themselves say."""
    if not lyrics.is_synced:
        return "".join(f"{line.text}\n" for line in lyrics.lines)
    return "".join(_timed(line, offset_ms) for line in lyrics.lines)


def extension(lyrics: Lyrics) -> str:
    """How the name of their file ends."""
    return "lrc" if lyrics.is_synced else "txt"


def _timed(line: LyricLine, offset_ms: int) -> str:
    """One row for what is sung, one with the same stamp for each translation below it."""
    stamp = f"[{_clock(line.start_ms - offset_ms)}]"
    first, *others = line.text.split("\n")
    return "".join(f"{stamp}{text}\n" for text in (_with_words(line, first, offset_ms), *others))


def _with_words(line: LyricLine, text: str, offset_ms: int) -> str:
    for start, at in reversed(line.words):
        if at < len(text):
            text = f"{text[:at]}<{_clock(start - offset_ms)}>{text[at:]}"
    return text


def _clock(ms: int) -> str:
    """Hundredths, as all programs read them; thousandths where they differ."""
    minutes, rest = divmod(max(0, ms), 60_000)
    seconds, part = divmod(rest, 1_000)
    fraction = f"{part // 10:02}" if part % 10 == 0 else f"{part:03}"
    return f"{minutes:02}:{seconds:02}.{fraction}"
