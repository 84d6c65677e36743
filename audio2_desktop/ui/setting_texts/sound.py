"""Playing, and the desktop around it."""

from audio2_desktop.ui.setting_texts.row import SettingRow
from audio2_desktop.ui.words import tr


def playback() -> tuple[SettingRow, ...]:
    """Rows of this section in their order."""
    at = "playback"
    return (
        SettingRow(
            "playback.resume_on_start",
            at,
            tr("Go on playing at the start"),
            tr("When music played as the window was closed."),
        ),
        SettingRow(
            "playback.autoplay",
            at,
            tr("Autoplay similar music"),
            tr(
                "When the queue ends, your library goes on with the same artists, genres, tags and"
                " decades; the queue shows what and why."
            ),
            tr("endless radio continue suggestions"),
        ),
        SettingRow(
            "playback.remember_position",
            at,
            tr("Remember the place in long tracks"),
            tr("Mixes and audio books go on where you left them."),
        ),
        SettingRow("playback.long_track", at, tr("What counts as long")),
        SettingRow(
            "playback.loudness",
            at,
            tr("Equal loudness"),
            tr(
                "By what ReplayGain and R128 tags say, or what was measured. Automatic goes by the"
                " album while one plays in its order. Holds from the next track."
            ),
            tr("replaygain normalise volume LUFS"),
        ),
        SettingRow(
            "playback.preamp",
            at,
            tr("Pre-amplification"),
            tr("Added to every known gain; 0 dB is -18 LUFS."),
        ),
        SettingRow(
            "playback.spare_peaks",
            at,
            tr("Never cut off peaks"),
            tr("A gain that would distort the loudest moment is made smaller."),
            tr("clipping protection distortion limiter"),
        ),
        SettingRow(
            "playback.fallback",
            at,
            tr("Tracks of unknown loudness"),
            tr("So much softer, so that they do not stand out."),
        ),
        SettingRow(
            "playback.measure",
            at,
            tr("Measure loudness and waveforms in the background"),
            tr(
                "Every file is listened to once, with what of the computer is idle. Files stay as"
                " they are."
            ),
            tr("scan analyse replaygain R128 LUFS seek bar"),
        ),
        SettingRow(
            "playback.output",
            at,
            tr("Output device"),
            tr("Where the sound goes. When the device is away, the system chooses one."),
            tr("speakers headphones sound card DAC Bluetooth"),
        ),
        SettingRow(
            "playback.device_lost",
            at,
            tr("When the device goes away"),
            tr("Headphones are unplugged, a speaker is switched off."),
        ),
        SettingRow(
            "playback.own_rates",
            at,
            tr("Every file at its own sample rate"),
            tr("With a short silence where the rate changes. Else what follows is converted."),
            tr("bit perfect hertz kHz hi-res resampling DAC"),
        ),
        SettingRow(
            "playback.speed",
            at,
            tr("Speed"),
            tr("Slower or faster with the pitch kept."),
            tr("tempo rate audio books podcasts"),
        ),
        SettingRow(
            "playback.equaliser",
            at,
            tr("Equaliser"),
            tr("Ten sliders, or filters from a text file; kept for each output device."),
            tr("AutoEq bass treble preset filter tone"),
        ),
        SettingRow("playback.volume_step", at, tr("Volume step of keys and wheel")),
        SettingRow(
            "playback.engine",
            at,
            tr("Played by"),
            tr(
                "Audio2 itself joins tracks without a gap; VLC does not. Holds from the next start."
            ),
            tr("gapless engine decoder sound"),
        ),
        SettingRow(
            "playback.crossfade",
            at,
            tr("Crossfade"),
            tr("So long two tracks sound together, but never within an album."),
            tr("overlap mix blend"),
        ),
        SettingRow(
            "playback.fade",
            at,
            tr("Fade at pause, stop and seek"),
            tr("A quarter of a second, in place of a sudden end."),
        ),
        SettingRow(
            "playback.skip_silence",
            at,
            tr("Skip silence between tracks"),
            tr("At their starts and ends, but not while an album plays in its order."),
            tr("quiet gap pause trim"),
        ),
    )


def desktop() -> tuple[SettingRow, ...]:
    """Rows of this section in their order."""
    at = "desktop"
    return (
        SettingRow(
            "desktop.keep_awake",
            at,
            tr("Keep the computer awake while music plays"),
            tr("It may fall asleep by itself when you pause."),
            tr("sleep suspend standby"),
        ),
        SettingRow(
            "desktop.notify",
            at,
            tr("Tell of each track that begins"),
            tr("A notification while another window is in front."),
            tr("notification popup"),
        ),
        SettingRow(
            "desktop.tray",
            at,
            tr("Keep playing in the system tray"),
            tr("Closing the window leaves an icon there; Quit in its menu ends Audio2."),
            tr("icon background close minimise"),
        ),
    )
