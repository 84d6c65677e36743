"""A line that readers are told when it becomes another: what is wrong, how many were found."""

from audio2_desktop.ui.access import announce
from audio2_desktop.ui.widgets.labels import Label


class ToldLabel(Label):
    """Looks like any other."""

    def set_text(self, text: str) -> None:
        if text != self.text():
            announce(self, text)
        super().set_text(text)
