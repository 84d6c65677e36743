"""Choose a tag by typing, to put it on what is selected or to take it off there."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.music import OwnTag
from audio2_desktop.domain.units import TagId
from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.name_picker import Choice, NamePicker, PickerWords
from audio2_desktop.ui.theme import Theme


class TagPicker(NamePicker):
    """Answers Picked, or None. A tick stands at tags that are on all, a dash where on some."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        tags: Sequence[OwnTag],
        carried: Mapping[TagId, int],
        count: int,
    ) -> None:
        """carried: on how many of the `count` things each tag is."""
        tr = words.tr
        says = PickerWords(title, tr("Find a tag"), tr("Tags"), tr("New tag"), tr("New tag {name}"))

        def choice(tag: OwnTag) -> Choice:
            number = carried.get(tag.id, 0)
            mark, note = "", ""
            if number >= count:
                mark, note = "check-bold", tr("on all of them")
            elif number:
                mark, note = "minus", tr("on some of them")
            return Choice(tag.id, tag.name, "circle-fill", theme.preset(tag.colour), mark, note)

        super().__init__(theme, window, says, [choice(tag) for tag in tags])
